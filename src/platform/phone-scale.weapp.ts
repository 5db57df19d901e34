import Taro from '@tarojs/taro'

/** How much larger than normal WeChat shows its own type, 1 when it does not tell. */
export function phoneScale(): number {
  const info = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  return info.fontSizeScaleFactor ?? 1
}
