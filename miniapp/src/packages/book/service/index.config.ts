export default definePageConfig({ navigationBarTitleText: '选业务' })
