import Taro from '@tarojs/taro'

/** Once at launch: the cloud environment, the one of the mini-program when none is named. */
export function start(): void {
  Taro.cloud.init(ANLIN_ENV_ID === '' ? {} : { env: ANLIN_ENV_ID })
}

/** WeChat draws the title and the way back. */
export const OWN_HEADER = false
