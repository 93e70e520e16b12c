export default definePageConfig({ navigationBarTitleText: '家人请我同意' })
