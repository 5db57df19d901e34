/** Tells at once and on every change whether there is a network. Returns how to stop. */
export function watchNetwork(listener: (online: boolean) => void): () => void {
  const tell = (): void => listener(navigator.onLine)
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)
  tell()
  return () => {
    window.removeEventListener('online', tell)
    window.removeEventListener('offline', tell)
  }
}
