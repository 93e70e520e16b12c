export default definePageConfig({ navigationBarTitleText: '实际用时' })
