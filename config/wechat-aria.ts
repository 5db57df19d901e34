import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import attributes from '../src/platform/aria-attributes.json'

type Platform = {
  template: { mergeComponents: (ctx: IPluginContext, patch: object) => void }
  runtimePath: string | string[]
}

/** The components that carry them: what ui/ builds everything from. */
const CARRIERS = ['View', 'Input', 'Textarea'] as const

/**
 * Taro's templates for WeChat leave out accessibility attributes, so a screen reader would hear nothing of ours. This
 * plugin adds them to the templates; src/platform/wechat-aria.ts tells the run-time part the same.
 */
export default (ctx: IPluginContext): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      if (process.env.TARO_ENV !== 'weapp') return
      const patch = Object.fromEntries(CARRIERS.map((name) => [name, { ...attributes }]))
      platform.template.mergeComponents(ctx, patch)
      const runtime = path.resolve(__dirname, '../src/platform/wechat-aria.ts')
      platform.runtimePath = [platform.runtimePath, runtime].flat()
    },
  })
}
