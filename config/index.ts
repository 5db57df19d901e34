import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import targets from './targets.json'

const ROOT = path.resolve(__dirname, '..')

const browserslist = (env: 'weapp' | 'h5'): string[] =>
  Object.entries(targets[env]).map(([name, version]) => `${name} >= ${version}`)

const postcss = (env: 'weapp' | 'h5') => ({
  autoprefixer: { enable: true, config: { overrideBrowserslist: browserslist(env) } },
  // Sizes are CSS px on both targets: type grows by the person's setting (--scale), not by the screen's width.
  pxtransform: { enable: false, config: {} },
})

/**
 * Packages ship #private fields and static blocks that older phones cannot parse (taro.md §8) and that Taro's
 * minifier breaks (`#"e"`), so everything is compiled except the compilers' own run-time parts.
 */
const isCompiled = (file: string): boolean =>
  !/node_modules[\\/](core-js|@babel[\\/]runtime|@swc[\\/]helpers)/.test(file)

const isOurs = (file: string): boolean => file.startsWith(ROOT) && !file.includes('node_modules')

/** In the browser the minifier brings packages down to our targets, in a fraction of Babel's time. */
const browserMinifier = {
  jsMinimizer: 'esbuild',
  esbuild: {
    minify: {
      config: {
        target: Object.entries(targets.h5).map(([name, version]) => `${name}${version}`),
        // Safari 14 has it, but for a corner (a default that is a class) that esbuild counts as missing.
        supported: { destructuring: true },
      },
    },
  },
} as const

/** `npm run dev`: pages come from the local cloud, so builds go to disk; from here they only hear that there is a new one. */
const liveReload = (port: string | undefined) => ({
  open: false,
  host: '127.0.0.1',
  hot: false,
  devMiddleware: { writeToDisk: true },
  ...(port !== undefined && { client: { webSocketURL: `ws://127.0.0.1:${port}/ws` } }),
})

/** Taro build: two targets, two output folders (they must not share one). */
export default defineConfig({
  projectName: 'anlin',
  date: '2026-1-1',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: process.env.ANLIN_GALLERY === '1' ? 'dist/gallery' : `dist/${process.env.TARO_ENV ?? 'weapp'}`,
  framework: 'react',
  plugins: [path.join(__dirname, 'wechat-aria.ts')],
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Only while watching: a shipped build that took chunks from an older cache has mixed old and new names of exports.
  cache: { enable: process.env.NODE_ENV === 'development' },
  ...(process.env.TARO_ENV === 'h5' && browserMinifier),
  logger: { quiet: true, stats: false },
  defineConstants: {
    ANLIN_GATEWAY: JSON.stringify(process.env.ANLIN_GATEWAY ?? ''),
    ANLIN_PUBLISHABLE_KEY: JSON.stringify(process.env.ANLIN_PUBLISHABLE_KEY ?? ''),
    ANLIN_ENV_ID: JSON.stringify(process.env.ANLIN_ENV_ID ?? ''),
    // Template ids, comma between, of the one-time messages a resident is asked for when reporting (WeChat takes at most 3).
    ANLIN_SUBSCRIBE_TEMPLATES: JSON.stringify(process.env.ANLIN_SUBSCRIBE_TEMPLATES ?? ''),
  },
  mini: {
    optimizeMainPackage: { enable: true },
    postcss: postcss('weapp'),
    compile: { include: [isCompiled] },
    webpackChain(chain, webpack) {
      // WeChat has no AbortController, without which react-query stays pending for ever (taro.md §8).
      const shim = path.join(ROOT, 'src/platform/abort-controller.ts')
      chain
        .plugin('abort-controller')
        .use(webpack.ProvidePlugin, [
          { AbortController: [shim, 'AbortController'], AbortSignal: [shim, 'AbortSignal'] },
        ])
    },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    postcss: postcss('h5'),
    compile: { include: [isOurs] },
    devServer: liveReload(process.env.RELOAD_PORT),
  },
})
