export default definePageConfig({ navigationBarTitleText: '分件抽签' })
