export default definePageConfig({ navigationBarTitleText: '四公开' })
