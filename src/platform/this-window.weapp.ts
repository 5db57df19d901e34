/** In WeChat nobody loads a page anew. */
export const thisWindow = {
  read: (_name: string): unknown => undefined,
  write: (_name: string, _value: unknown): void => undefined,
}
