export default definePageConfig({ navigationBarTitleText: '替人付款' })
