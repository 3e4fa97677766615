"""The words of the field and the codes they stand for, as data.

Patterns are plain Vietnamese in lower case; whoever compiles one passes it through `text.spell`, so
that "tọa đàm" and "toạ đàm", "kỷ yếu" and "kỉ yếu" are one.
"""

from __future__ import annotations

LLCT = r"(?:lý luận(?: chính trị)?|llct|l\.l\.c\.t)(?:\s?[-–—]\s?(?:hành chính|hc))?"

# Kinds of class. A name of both kinds of work ("đào tạo, bồi dưỡng") is no kind of its own.
KINDS: tuple[tuple[str, str], ...] = (
    (
        "general",
        r"đào tạo\s?(?:,|và|-|–|/|;|, và)?\s?bồi dưỡng|bồi dưỡng\s?(?:,|và|-|–|/)\s?đào tạo|đt,?\s?bd",
    ),
    ("advanced", rf"(?:cao cấp|cc)\s?{LLCT}"),
    ("advanced", r"(?<!viên )cao cấp"),
    ("intermediate", rf"(?:trung cấp|tc)\s?{LLCT}|trung cấp chính trị(?:\s?[-–]\s?hành chính)?"),
    (
        "other",
        r"sơ cấp|đại học|cao đẳng|cao học|liên thông|văn bằng 2|hoàn thiện kiến thức"
        r"|trung cấp(?= (?:kế|y|dược|luật|nghề|nông|chăn|thú|văn|hành|công|chuyên|du|mầm|sư|tin|thanh|phật|pháp|lâm|quản|điện|báo|thống|địa|xây|quân|an|thư)\b)",
    ),
    ("intermediate", r"trung cấp(?! khác)"),
    ("refresher", r"bồi dưỡng|\bbd\b"),
)

CLASS_CODES = {
    "general": "class_count",
    "intermediate": "class_llct_intermediate",
    "advanced": "class_llct_advanced",
    "refresher": "class_refresher",
}
LEARNER_CODES = {
    "general": "learner_count",
    "intermediate": "learner_llct_intermediate",
    "advanced": "learner_llct_advanced",
    "refresher": "learner_refresher",
}

# Cấp: "cơ sở" is the school, a city that is run by the centre is a province.
LEVELS: tuple[tuple[str, str], ...] = (
    ("ministry", r"cấp bộ(?! ?, ?ngành| môn)(?: và tương đương)?"),
    ("province", r"cấp (?:tỉnh|thành phố|tp)\b"),
    ("cluster", r"cấp cụm\b"),
    ("school", r"cấp (?:nhà )?trường\b|cấp cơ sở\b"),
    ("faculty", r"cấp khoa\b|cấp tổ bộ môn\b|cấp bộ môn\b"),
    (
        "other",
        r"cấp (?:quốc gia|nhà nước|trung ương|huyện|xã|phường|ngành|bộ, ngành|học viện|khu vực|quốc tế|phòng|đảng bộ|chi bộ|đại học|toàn quốc|sở|quận|thị xã|liên trường|vùng|miền|tw|bang)\b",
    ),
)

# Works that exist on several levels: one code for each.
LEVELLED: dict[str, dict[str, str]] = {
    "topic": {
        "ministry": "topic_ministry",
        "province": "topic_province",
        "school": "topic_school",
        "faculty": "topic_faculty",
    },
    "project": {"province": "project_de_an"},
    "workshop": {
        "ministry": "workshop_ministry",
        "province": "workshop_province",
        "cluster": "workshop_cluster",
        "school": "workshop_school",
        "faculty": "workshop_faculty",
    },
    "seminar": {
        "province": "seminar_province",
        "cluster": "seminar_cluster",
        "school": "seminar_school",
        "faculty": "seminar_faculty",
    },
    "demo": {"school": "demo_teaching_school", "faculty": "demo_teaching_faculty"},
}

_PIECE = r"(?:(?:cuốn|quyển|đầu|tập|bộ|ấn phẩm|ấn bản|bản|công trình)\s+)?"
_EVENT = r"(?:(?:cuộc|buổi|lượt|hoạt động)\s+)?"

# What a number counts: the first pattern that fits right after it (or before it: "đề tài: 5") wins.
HEADS: tuple[tuple[str, str], ...] = (
    ("class", r"(?:lượt )?lớp(?!\s*(?:trưởng|phó|học phần|nghề|lang|trẻ))(?: học)?"),
    ("topic", r"(?:công trình |nhiệm vụ )?đề tài|đt(?= (?:khoa học |kh |nckh )?cấp)"),
    ("topic", r"nhiệm vụ (?:nghiên cứu |nckh|khoa học|kh&cn|khcn)[^,;.()]{0,30}?(?= cấp)|nhiệm vụ(?= cấp)"),
    ("project", r"đề án"),
    ("workshop", rf"{_EVENT}hội thảo|ht(?= (?:khoa học |kh )?cấp)"),
    ("seminar", rf"{_EVENT}tọa đàm|tđ(?= (?:khoa học |kh )?cấp)"),
    ("initiative", r"(?:giải pháp, |đề tài )?sáng kiến(?!,? (?:vì|hòa))"),
    (
        "article",
        r"(?:lượt )?(?:tin,? ?(?:và |/)?bài|bài,? ?tin|bài (?:báo|viết|đăng|nghiên cứu|tạp chí|khoa học|công bố)|công bố|bài(?= (?:được )?(?:đăng|công bố|in|trên|bảo vệ|(?:theo|thực hiện) (?:tinh thần )?(?:nghị quyết|nq)|đấu tranh|phản bác|tuyên truyền)))|tin bài",
    ),
    ("proceedings", rf"{_PIECE}k[ỷỉ] ?yếu"),
    (
        "bulletin",
        r"(?:số|kỳ|ấn phẩm|bản|tập|cuốn)\s+(?:xuất bản\s+)?(?:của\s+)?(?:ấn phẩm |bản tin |nội san |tập san |đặc san |tờ |tạp chí |bản )?[\"']?thông tin (?:lý luận|tư liệu|khoa học|sinh hoạt)|(?:số|kỳ) (?:bản tin|nội san|đặc san|tập san)|bản tin (?:thông tin )?lý luận|số thông tin|thông tin lý luận(?: chính trị)?(?: và thực tiễn)?",
    ),
    ("monograph", rf"{_PIECE}(?:sách )?chuyên khảo|{_PIECE}sách (?:tham khảo, )?chuyên khảo"),
    (
        "textbook",
        rf"{_PIECE}(?:giáo trình|tài liệu (?:giảng dạy|bồi dưỡng|học tập|tham khảo|dạy|phục vụ giảng|đào tạo|chuyên đề|giáo)|tập bài giảng|bài giảng điện tử)|(?:bộ|cuốn|tập|quyển|đầu|loại) tài liệu|tài liệu(?=\s*[,;.)\n]|$)",
    ),
    (
        "policy",
        r"báo cáo (?:tư vấn|tham mưu|tổng kết thực tiễn|kiến nghị|đề xuất|khuyến nghị|chuyên đề tư vấn)|(?:bản |văn bản )?(?:tư vấn|kiến nghị) (?:chính sách|cấp ủy)|báo cáo(?= (?:kết quả )?(?:tổng kết|nghiên cứu, tư vấn|gửi))",
    ),
    (
        "essay",
        r"(?:tác phẩm|bài)(?= (?:tham gia )?(?:dự thi|chính luận|gửi dự thi|dự cuộc|gửi (?:đi )?(?:tham )?(?:dự|gia|thi)|tham dự|tham gia (?:dự |cuộc)|được (?:chọn|lựa chọn) gửi|cấp trường|đạt yêu cầu gửi))|bài dự thi(?! (?:tìm hiểu|trắc nghiệm|trực tuyến))|tác phẩm(?! (?:đạt|được giải|được trao|giải|văn học))",
    ),
    (
        "observation",
        r"(?:lượt|giờ|tiết|buổi|bài|lần)(?: giảng)? (?:được )?(?:tổ chức )?dự giờ|(?:lượt|giờ|tiết|buổi|bài)(?: giảng)? (?:được|có)? ?dự giờ",
    ),
    (
        "demo",
        r"(?:lượt |bài |tiết |buổi |giờ |cuộc |hội thi )?(?:giảng )?thao giảng|(?:bài|tiết|giờ|buổi|lượt) giảng(?= (?:tham gia )?thao giảng)",
    ),
    (
        "lesson",
        r"(?:lượt )?(?:tiết|giờ|bài|buổi)(?: giảng| dạy| lên lớp)?(?=\s*(?:[,;.)\n]|$|của|giảng|dạy|cho|trong|ở|đối|cấp|theo))",
    ),
    ("trip", r"lượt (?:đi )?(?:nghiên cứu|đi) thực tế"),
    ("activity", r"hoạt động"),
    (
        "practice",
        r"(?:nội dung|cách làm|mô hình|việc làm|sáng tạo|giải pháp)(?=[^.;()]{0,25}\b(?:mới|hay|sáng tạo)\b)",
    ),
    ("criteria", r"tiêu chí|chỉ tiêu"),
    ("phd_student", r"nghiên cứu sinh|ncs"),
    ("master_student", r"học viên cao học|cao học"),
    ("phd", r"(?:(?:gs|pgs|phó giáo sư|giáo sư),? ?)?(?:tiến sĩ|ts)(?!\w)(?: khoa học)?"),
    ("master", r"(?:thạc sĩ|ths)(?!\w)"),
    ("llct_advanced", rf"(?:bằng |trình độ )?(?:cao cấp|cc)\s?{LLCT}"),
    ("llct_intermediate", rf"(?:bằng |trình độ )?(?:trung cấp|tc)\s?{LLCT}"),
    ("llct_advanced", r"cao cấp(?=\s*(?:$|[,;.)]))"),
    ("llct_intermediate", r"trung cấp(?=\s*(?:$|[,;.)]))"),
    ("graduate", r"(?:học viên |người )?tốt nghiệp|bằng tốt nghiệp|chứng chỉ|chứng nhận"),
    ("people", r""),  # see UNITS: several names of people may stand together
    ("turn", r"lượt"),
)

# A unit after a number that names again what stands before the colon, whatever words lie between:
# "Tập bài giảng dùng cho lớp bồi dưỡng: 03 tập".
ECHOES: tuple[tuple[str, str, str], ...] = (
    ("practice", r"(?:mô hình|cách làm|việc làm|giải pháp)", r"mô hình|cách làm|việc làm|giải pháp"),
    ("policy", r"tham mưu,? (?:và )?tư vấn|tư vấn,? (?:và )?tham mưu|tư vấn chính sách", r"báo cáo"),
    ("policy", r"báo cáo (?:tham mưu|tư vấn|kiến nghị)", r"báo cáo|bản"),
    (
        "textbook",
        r"tập bài giảng|giáo trình|tài liệu (?:bồi dưỡng|tham khảo|học tập|giảng)",
        r"tập|cuốn|bộ|quyển",
    ),
    ("monograph", r"(?:sách )?chuyên khảo", r"cuốn|quyển|đầu sách"),
    ("article", r"bài (?:báo|đăng|viết)", r"bài"),
    ("observation", r"dự giờ", r"tiết|giờ|lượt|buổi"),
)

# Names for people; a number may stand before several of them at once.
UNITS: tuple[tuple[str, str], ...] = (
    ("learner", r"học viên|người học|hv|sinh viên"),
    ("lecturer", r"giảng viên|gv|nhà giáo|báo cáo viên"),
    ("staff", r"viên chức|người lao động|nhân viên|biên chế|lao động hợp đồng|cbvc|cán bộ nhân viên"),
    ("official", r"cán bộ|công chức|cb"),
    ("person", r"người|đồng chí|đ/c|đại biểu|đảng viên|quần chúng|học sinh|cá nhân|lãnh đạo"),
)

APPROXIMATIONS = {"gần": "at_most", "trên": "at_least", "hơn": "at_least", "khoảng": "about"}

# Words that a number may be written against, or that a spelled-out number may count.
COUNTED_WORDS = (
    "lớp",
    "học viên",
    "lượt",
    "người",
    "đồng chí",
    "đề tài",
    "đề án",
    "hội thảo",
    "tọa đàm",
    "sáng kiến",
    "kỷ yếu",
    "số thông tin",
    "cuốn",
    "bài",
    "giảng viên",
    "cán bộ",
    "viên chức",
    "tiến sĩ",
    "thạc sĩ",
    "tác phẩm",
    "báo cáo",
    "hoạt động",
    "tiêu chí",
    "chỉ tiêu",
    "nội dung",
    "mô hình",
    "cách làm",
    "sách",
    "giáo trình",
    "tài liệu",
    "tin",
    "đại biểu",
    "nghiên cứu sinh",
    "buổi",
    "cuộc",
    "tập",
    "quyển",
    "tiết",
    "giờ",
    "công chức",
    "nhân viên",
    "cao cấp lý luận",
    "trung cấp lý luận",
    "cấp trường",
    "cấp tỉnh",
    "cấp khoa",
    "cấp bộ",
    "cấp cụm",
    "cấp cơ sở",
    "nhiệm vụ",
    "đầu sách",
    "công trình",
    "số",
    "đảng viên",
    "ấn phẩm",
    "chuyên khảo",
    "bản tin",
    "đ/c",
    "hv",
    "gv",
)
# "Đề án 06", "Cụm thi đua số 4": the number names the thing.
NUMBERED_THINGS = (
    "nghị quyết",
    "chỉ thị",
    "quy định",
    "quyết định",
    "nghị định",
    "thông tư",
    "kết luận",
    "công văn",
    "hướng dẫn",
    "luật",
    "đề án",
    "kế hoạch",
    "chương trình",
    "quy chế",
    "tờ trình",
    "điều",
    "khoản",
    "mục",
    "phụ lục",
    "bảng",
    "biểu",
    "trang",
    "chương",
    "phần",
    "cụm",
    "cụm thi đua",
    "khu vực",
    "quân khu",
    "tổ",
    "phòng",
    "đối tượng",
    "loại",
    "hạng",
    "bậc",
    "mức",
    "học phần",
    "khối",
    "học kỳ",
    "quý",
    "k",
    "nhóm",
    "cấp độ",
    "hội trường",
    "nhà",
    "iso",
    "pháp lệnh",
    "báo cáo số",
    "thông báo",
    "quy trình",
    "vòng",
    "vị trí thứ",
)

# Two-syllable nouns that are recognised with one letter wrong.
SPELLED_NOUNS = (
    "đề tài",
    "hội thảo",
    "tọa đàm",
    "sáng kiến",
    "kỷ yếu",
    "học viên",
    "giảng viên",
    "thạc sĩ",
    "tiến sĩ",
    "bồi dưỡng",
    "trung cấp",
    "cao cấp",
    "lý luận",
    "cấp trường",
    "cấp tỉnh",
    "cấp khoa",
    "cấp cụm",
    "tác phẩm",
    "tạp chí",
    "chuyên khảo",
    "giáo trình",
    "tiêu chí",
    "thao giảng",
    "nghiên cứu",
    "thực tế",
    "tốt nghiệp",
    "viên chức",
    "dự giờ",
    "chính trị",
    "lao động",
    "cơ sở",
    "khai giảng",
)
# … and words that are one letter from such a noun and mean something else.
NOT_MISPRINTS = (
    "hội thao",
    "hội thánh",
    "học viện",
    "để tài",
    "về tài",
    "cấp tính",
    "cấp khóa",
    "các tỉnh",
    "các trường",
    "các khoa",
    "các cụm",
    "các phẩm",
    "có sở",
    "cơ số",
    "dư giờ",
    "từ giờ",
    "chính trực",
    "lao công",
    "bàn tỉnh",
    "chuyến khảo",
    "cao cả",
    "cấp trưởng",
    "thực thế",
    "cả tỉnh",
    "cả trường",
    "cả khoa",
    "cả cụm",
)

# Words that stand around counts; with the nouns they tell where a space was left out.
COMMON_WORDS = (
    "mở với có và đạt gồm cho được đã trong đó của hơn gần trên khoảng tổ chức khai giảng nghiệm thu",
    "xuất bản thực hiện hoàn thành quản lý tỉnh trường khoa cụm bộ cấp thành phố huyện năm tháng",
    "lý luận chính trị hành chính bồi dưỡng trung cao đào tạo số là cử đi học tham gia dự giờ",
    "khoa học công nhận kinh nghiệm đăng tạp chí thi chính luận tốt nghiệp người cán bộ thao giảng",
    "thông tin thực tiễn tổng kết các lớp lượt nhà về tại từ đến cùng",
)

# What a column of a table holds, by the words its heading begins with; any other names a noun.
COLUMNS: tuple[tuple[str, str], ...] = (
    ("index", r"(?:stt|tt|số tt|số thứ tự|#)$"),
    ("unit", r"(?:đvt|đv tính|đơn vị(?: tính)?|đơn vị \(|đv)\b"),
    (
        "skip",
        r"(?:tỉ lệ|tỷ lệ|%|ghi chú|so (?:sánh|với)|tăng|giảm|chênh lệch|điểm|kinh phí|đánh giá|minh chứng|mức độ|thời gian|cùng kỳ)",
    ),
    ("plan", r"(?:kế hoạch|kh\b|chỉ tiêu (?:được )?giao|chỉ tiêu kế hoạch|dự kiến|giao\b|đăng ký)"),
    (
        "value",
        r"(?:kết quả|thực hiện|đã thực hiện|th\b|số lượng|sl\b|tổng(?: số| cộng)?$|cộng$|đạt(?: được)?$|năm|quý|6 tháng|giá trị|thực tế)",
    ),
    (
        "label",
        r"(?:nội dung|chỉ tiêu|tiêu chí|danh mục|tên|loại (?:hình|lớp)|công việc|nhiệm vụ$|hạng mục|lĩnh vực|trường$|các trường|trường chính trị$|hoạt động$|chỉ số|kết quả công tác|số liệu)",
    ),
)
UNIT_WORDS = (
    r"(?:lớp|học viên|lượt(?: người| học viên)?|người|đồng chí|đề tài|đề án|hội thảo|tọa đàm|sáng kiến|cuốn|quyển|bài|cuộc|buổi"
    r"|số|giảng viên|cán bộ|viên chức|tác phẩm|báo cáo|hoạt động|tiêu chí|chỉ tiêu|nội dung|mô hình|kỷ yếu|ấn phẩm|tin|giờ|tiết)\b"
)
