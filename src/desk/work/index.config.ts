export default definePageConfig({ navigationBarTitleText: '工作对比' })
