type Listener = () => void

/** The part of AbortSignal that react-query and oRPC use; WeChat has none (taro.md §8). */
class Signal {
  aborted = false
  reason: unknown = undefined
  onabort: Listener | null = null
  private readonly listeners = new Set<Listener>()

  addEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.delete(listener)
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }

  /** Called by the controller only. */
  fire(reason: unknown): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    this.onabort?.()
    this.listeners.forEach((listener) => listener())
  }
}

class Controller {
  readonly signal = new Signal()

  abort(reason: unknown = new Error('AbortError')): void {
    this.signal.fire(reason)
  }
}

export { Controller as AbortController, Signal as AbortSignal }
