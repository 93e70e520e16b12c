export default definePageConfig({ navigationBarTitleText: '每月缴存' })
