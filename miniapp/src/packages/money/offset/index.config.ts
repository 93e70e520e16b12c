export default definePageConfig({ navigationBarTitleText: '用公积金还贷' })
