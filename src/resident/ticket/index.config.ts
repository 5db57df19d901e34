export default definePageConfig({
  navigationBarTitleText: '工单',
  // In a browser the puller's own scroll box would hold the sticky action.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
