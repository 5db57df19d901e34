import Taro from '@tarojs/taro'

/** Tells whenever the app comes to the front or leaves it. Returns how to stop. */
export function watchVisibility(listener: (visible: boolean) => void): () => void {
  const show = (): void => listener(true)
  const hide = (): void => listener(false)
  Taro.onAppShow(show)
  Taro.onAppHide(hide)
  return () => {
    Taro.offAppShow(show)
    Taro.offAppHide(hide)
  }
}
