/** Compiles the app for the phones' engines (config/targets.json). */
const targets = require('./config/targets.json')

module.exports = (api) => {
  const env = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'
  api.cache.using(() => env)
  return {
    presets: [
      [
        'taro',
        {
          framework: 'react',
          ts: true,
          compiler: 'webpack5',
          useBuiltIns: false,
          hot: false,
          targets: targets[env],
        },
      ],
    ],
  }
}
