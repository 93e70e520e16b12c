export default definePageConfig({ navigationBarTitleText: '批量缴费' })
