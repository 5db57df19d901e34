/** Tells whenever the page comes to the front or leaves it. Returns how to stop. */
export function watchVisibility(listener: (visible: boolean) => void): () => void {
  const tell = (): void => listener(document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', tell)
  return () => document.removeEventListener('visibilitychange', tell)
}
