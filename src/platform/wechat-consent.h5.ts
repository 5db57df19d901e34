import type { BindAnswer, SubscribeAnswer } from './wechat-consent.types'

/** A browser cannot receive WeChat's messages. */
export const requestSubscribeMessage = (_templateIds: string[]): Promise<SubscribeAnswer> =>
  Promise.resolve('unsupported')

export const bindEmployeeRelation = (_templateIds: string[]): Promise<BindAnswer> =>
  Promise.resolve('unsupported')
