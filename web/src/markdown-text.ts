// The text of a Markdown file: the marks of its layout go, the words and the lines stay.

export function markdownToText(markdown: string): string {
  return markdown
    .replace(/^---\n[\s\S]*?\n---\n+/, '')                        // front matter
    .replace(/^(```|~~~).*\n/gm, '')                              // fences
    .replace(/^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$/gm, '$1')               // headings
    .replace(/^ {0,3}>[ \t]?/gm, '')                                 // quotations
    .replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gm, '')                     // rules
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')                     // images
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')                      // links
    .replace(/\[([^\]]+)\]\[[^\]]*\]/g, '$1')
    .replace(/^\[[^\]]+\]:\s+\S+.*\n?/gm, '')
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, '$2')                     // strong
    .replace(/(?<![\w*])\*(?=\S)([^*\n]+?)\*(?!\w)/g, '$1')       // emphasis
    .replace(/(?<!\w)_(?=\S)([^_\n]+?)_(?!\w)/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1');
}
