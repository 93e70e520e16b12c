export default definePageConfig({ navigationBarTitleText: '窗口正在为我录入' })
