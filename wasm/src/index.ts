export { createAnalyzer } from './client.js';
export * from './types.js';
