export default definePageConfig({ navigationBarTitleText: '家庭材料夹' })
