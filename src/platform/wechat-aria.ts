import { mergeInternalComponents } from '@tarojs/shared'
import attributes from './aria-attributes.json'

// The same components and order as in config/wechat-aria.ts: both sides number the attributes by it.
mergeInternalComponents({ View: { ...attributes }, Input: { ...attributes }, Textarea: { ...attributes } })
