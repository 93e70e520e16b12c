export default definePageConfig({ navigationBarTitleText: '能提取多少' })
