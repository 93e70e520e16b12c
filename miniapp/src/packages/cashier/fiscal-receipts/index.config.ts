export default definePageConfig({ navigationBarTitleText: '财政票据' })
