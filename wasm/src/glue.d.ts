// The Emscripten module (build/wasm/bin/entente.mjs), as far as engine.ts uses it; bindings.cc is the other side.
declare module 'entente-glue' {
  export interface BoundEngine {
    lexicon(size: number): number;
    model(size: number): number;
    text(size: number): number;
    options(size: number): number;
    sound(): boolean;
    open(): boolean;
    start(): boolean;
    step(bytes: number): boolean;
    position(): number;
    partial(): void;
    join(): boolean;
    joined(): number;
    finish(): void;
    part(items: number): boolean;
    output(): number;
    outputSize(): number;
    version(): string;
    modelHash(): string;
    lexiconHash(): string;
    errorCode(): string;
    errorMessage(): string;
    trap(): void;
    delete(): void;
  }
  export default function createModule(options: {
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object;
  }): Promise<{ Engine: new () => BoundEngine }>;
}
