/** Compiles the app for the phones' engines (config/targets.json) and takes only the used parts of NutUI. */
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
    plugins: [
      [
        'import',
        {
          libraryName: '@nutui/nutui-react-taro',
          libraryDirectory: 'dist/es',
          camel2DashComponentName: false,
          customName: (name) => `@nutui/nutui-react-taro/dist/es/packages/${name.toLowerCase()}`,
          style: (name) => `${name}/style/css`,
        },
        'nutui',
      ],
    ],
  }
}
