/** A percent-decoded piece of a URL path; undefined when it is not decodable or hides a NUL. */
export function decoded(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
