export default definePageConfig({ navigationBarTitleText: '购房资格待办' })
