export default definePageConfig({ navigationBarTitleText: '放号台账' })
