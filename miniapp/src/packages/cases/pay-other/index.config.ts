export default definePageConfig({ navigationBarTitleText: '请别人代付' })
