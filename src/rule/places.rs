//! The cities without districts (县级市), which stand as high as a county: 397 names without 市, after the
//! division codes of the Ministry of Civil Affairs (民政部《中华人民共和国行政区划代码》) as they stood in 2025.
//! A city that is not here has districts, or is not known.

/// The names, in the order of their characters.
const OF_COUNTY_LEVEL: &str = "\
    万宁 万源 三河 东兴 东台 东宁 东方 东港 东阳 个旧 丰城 丰镇 临夏 临江 临海 临清 临湘 \
    丹江口 丹阳 义乌 义马 乌兰浩特 乌苏 乐平 乐昌 乐清 乐陵 乳山 二连浩特 五大连池 五家渠 \
    五常 五指山 井冈山 京山 什邡 仁怀 介休 仙桃 仪征 任丘 伊宁 会理 余姚 侯马 信宜 公主岭 \
    兰溪 共青城 兴义 兴仁 兴化 兴城 兴宁 兴平 冷水江 凌海 凌源 凤城 凭祥 凯里 利川 化州 北安 \
    北屯 北流 北票 北镇 华亭 华蓥 华阴 南安 南宫 南雄 博乐 卫辉 原平 双河 双辽 古交 句容 \
    可克达拉 台山 合作 合山 吉首 同仁 同江 启东 吴川 和田 和龙 喀什 四会 图们 图木舒克 塔城 \
    大冶 大安 大理 大石桥 天长 天门 太仓 奎屯 如皋 嫩江 子长 孝义 孟州 宁乡 宁国 宁安 安丘 \
    安国 安宁 安达 安陆 定州 宜兴 宜城 宜都 宣威 密山 富锦 寿光 射洪 尚志 岑溪 峨眉山 崇州 \
    嵊州 巢湖 巩义 常宁 常熟 平度 平果 平泉 平湖 广德 广水 广汉 庄河 庐山 库尔勒 库车 应城 \
    康定 廉江 延吉 建德 建瓯 开原 开平 开远 张家港 弥勒 当阳 彬州 彭州 德令哈 德兴 德惠 怀仁 \
    恩平 恩施 慈溪 扎兰屯 扬中 扶余 抚远 招远 敦化 敦煌 文山 文昌 新乐 新密 新星 新民 新沂 \
    新泰 新郑 无为 旬阳 昆山 昆玉 昌吉 昌邑 明光 晋州 晋江 普宁 景洪 曲阜 松滋 林州 枝江 \
    枣阳 栖霞 根河 格尔木 桂平 桐乡 桐城 桦甸 梅河口 楚雄 榆树 樟树 横州 武冈 武夷山 武安 \
    武穴 水富 永城 永安 永康 永济 汉川 汝州 江山 江油 江阴 汨罗 汾阳 沁阳 沅江 沙河 沙湾 \
    河津 河间 泊头 泰兴 泸水 津市 洪江 洪湖 洮南 济源 浏阳 海伦 海城 海宁 海安 海林 海阳 \
    涟源 涿州 深州 清镇 温岭 湘乡 溧阳 滕州 满洲里 滦州 漠河 漳平 潜山 潜江 澄江 灯塔 灵宝 \
    灵武 牙克石 玉树 玉环 玉门 珲春 琼海 瑞丽 瑞安 瑞昌 瑞金 瓦房店 界首 登封 白杨 监利 盖州 \
    盘州 石河子 石狮 石首 磐石 祁阳 神木 禄丰 福安 福泉 福清 福鼎 禹城 禹州 穆棱 简阳 米林 \
    绥芬河 绵竹 罗定 老河口 耒阳 肇东 肥城 胡杨河 胶州 腾冲 舒兰 舞钢 芒 英德 茫崖 荔浦 荣成 \
    荥阳 莱州 莱西 莱阳 蒙自 虎林 蛟河 西昌 讷河 诸城 诸暨 调兵山 贵溪 资兴 赤壁 赤水 辉县 \
    辛集 迁安 连州 遵化 邓州 邛崃 邳州 邵东 邵武 邹城 邹平 都匀 都江堰 醴陵 钟祥 铁力 铁门关 \
    错那 锡林浩特 长垣 长葛 阆中 阜康 阳春 阿克苏 阿勒泰 阿图什 阿尔山 阿拉尔 阿拉山口 陆丰 \
    隆昌 集安 雷州 霍尔果斯 霍州 霍林郭勒 霸州 青州 青铜峡 靖江 靖西 韩城 韶山 项城 额尔古纳 \
    香格里拉 马尔康 高安 高密 高州 高平 高碑店 高邮 鹤山 麻城 黄骅 黔西 龙井 龙南 龙口 龙泉 \
    龙港";

/// Whether the city of this name, without 市, has no districts. Where the name of the city it belongs to stands
/// before it, that does not matter.
pub fn is_of_county_level(city: &str) -> bool {
    let name = city.rsplit(['省', '市', '州']).next().unwrap_or(city);
    let name = if city.ends_with("津市") { "津市" } else { name };
    OF_COUNTY_LEVEL.split(' ').any(|known| known == name)
}
