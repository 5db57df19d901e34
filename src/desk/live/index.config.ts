export default definePageConfig({ navigationBarTitleText: '安邻工作台' })
