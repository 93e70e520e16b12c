export default definePageConfig({ navigationBarTitleText: '窗口退款' })
