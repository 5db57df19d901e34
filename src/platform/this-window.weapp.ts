/** In WeChat nobody loads a page anew. */
export const thisWindow = {
  read: <Value>(_name: string): Value | undefined => undefined,
  write: (_name: string, _value: unknown): void => undefined,
  remove: (_name: string): void => undefined,
}
