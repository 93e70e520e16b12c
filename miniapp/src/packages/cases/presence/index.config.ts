export default definePageConfig({ navigationBarTitleText: '核验是您本人' })
