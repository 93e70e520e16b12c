export default definePageConfig({ navigationBarTitleText: '秒批抽查' })
