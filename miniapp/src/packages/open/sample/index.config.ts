export default definePageConfig({ navigationBarTitleText: '这一期抽了哪些件' })
