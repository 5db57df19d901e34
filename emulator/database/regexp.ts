/**
 * A pattern as MongoDB reads it (PCRE): options i, m, s, u, and x for blanks and comments; `(?i)` at the start counts as
 * an option. Others, such as JavaScript's g and y, do nothing there. Throws SyntaxError.
 */
export function compileRegexp(pattern: string, options: string): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern)
  const flags = new Set(Array.from(options + (inline?.[1] ?? '')))
  const source = pattern.slice(inline?.[0].length ?? 0)
  const kept = ['i', 'm', 's', 'u'].filter((flag) => flags.has(flag)).join('')
  return new RegExp(flags.has('x') ? withoutBlanks(source) : source, kept)
}

/** Outside of character classes, unescaped white space and `#` comments mean nothing. */
function withoutBlanks(source: string): string {
  return source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\s+|#.*/g, (part) => (/^[\s#]/.test(part) ? '' : part))
}
