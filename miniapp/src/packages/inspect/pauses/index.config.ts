export default definePageConfig({ navigationBarTitleText: '停得久的办件' })
