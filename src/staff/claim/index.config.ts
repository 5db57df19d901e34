export default definePageConfig({ navigationBarTitleText: '开通安邻' })
