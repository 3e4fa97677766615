"""Words by which a sentence tells who is counted and what they did, as patterns."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import LLCT
from .text import spell


@cache
def rx(words: str) -> re.Pattern[str]:
    return re.compile(spell(rf"\b(?:{words})(?![^\W\d_])"))


SENT = rx(
    r"cử(?! nhân| tri)(?: đi)?|đang (?:học|làm|theo|đào tạo|nghiên cứu|được đào tạo|đi)|đi học|đi đào tạo|theo học|gửi(?: đi)?(?= (?:đào|học))|được đi|(?<!\d )(?:nghiên cứu sinh|ncs)|làm luận án|làm luận văn"
    r"|tham gia (?:học|đào tạo)|học (?:thạc|tiến|cao học|cao cấp|trung cấp|lớp|nghiên cứu)|trúng tuyển|thi đỗ"
)
HELD = rx(
    r"hiện có|có trình độ|trình độ|đội ngũ|tổng số|biên chế|cơ cấu|có bằng|học vị|đạt chuẩn|hiện nay có|toàn trường có|nhà trường có|trường có"
)
CLASS = rx(r"lớp(?! trưởng)|khóa (?:bồi dưỡng|đào tạo|học|tập huấn)")
EVENT = rx(
    r"hội thảo|tọa đàm|hội nghị|lễ(?! tân)|cuộc thi|hội thi|hội thao|giải|đại hội|buổi|hội trại|gặp mặt|chuyến|đoàn"
)
STUDY = rx(r"bồi dưỡng|đào tạo|tập huấn|cập nhật kiến thức")
GRADES = rx(
    r"loại(?! hình)|xếp loại|hạng|xuất sắc|giỏi|khá|trung bình|thủ khoa|khen thưởng|giấy khen|bằng khen|tuyên dương"
)
ATTENDING = rx(
    r"cho rằng|cho biết|bảo lưu|chuyển trường|thôi học|hài lòng|nhận xét|đồng ý|lựa chọn|tán thành|hội thao|hội thi|hội diễn|thi đấu|tranh tài|khách mời|tham quan|hiến máu|văn nghệ|lao động công ích|kỷ luật|vắng|bỏ học|nghỉ học|không đạt|thi lại|học lại|vi phạm|trả lời|phiếu|bị|nói chuyện|giảng bài|phụ trách|chủ nhiệm|giảng dạy|khảo sát|ý kiến|thực địa|về nguồn|coi thi|chấm thi|dự lễ|dự hội|dự buổi"
    r"|tham dự (?:hội|lễ|buổi|tọa|cuộc)|tham gia (?:hội|lễ|buổi|tọa|cuộc|thi|giải|viết)|dự thi|đoạt giải|đạt giải|kết nạp|phát biểu|tham luận|nội trú|ký túc|mỗi lớp|một lớp|bình quân"
)
ASKED = rx(
    "hướng dẫn|bỏ học|nghỉ học|bảo lưu|chuyển trường|thôi học|vắng|khảo sát|phỏng vấn|lấy ý kiến|lấy phiếu|khen thưởng|tặng|biểu dương|tuyên dương|hiến máu"
)
ELSEWHERE = rx(
    "trình bày|tham luận|phát biểu|chủ trì|tham dự|tham gia|ngoài trường|thỉnh giảng|đến từ|là chuyên gia|hướng dẫn|của (?:học viện|tỉnh|sở|viện|các)"
)
COUNCIL = rx("(?:hội đồng|ban tổ chức|ban giám khảo|tổ thư ký|tiểu ban|đoàn công tác)[^;.:]{0,40} (?:gồm|có)")
GRADUATED = rx(
    r"tốt nghiệp|(?:được )?(?:cấp|nhận|trao) (?:bằng|chứng chỉ|chứng nhận|giấy chứng)|hoàn thành (?:khóa học|chương trình)|bế giảng và nhận|ra trường"
)
CLASSES_GRADUATE = re.compile(
    spell(
        r"\b(?:(?<!thi )tốt nghiệp|trao bằng|cấp bằng|chứng chỉ)[^,;.()]{0,15}(?: cho)? [\d.]+ lớp[^,;.]{0,60}(?:với|cho|/|\(|gồm)\s*$"
    )
)
DEGREES = (
    ("llct_advanced", rx(rf"(?:cao cấp|cc)\s?{LLCT}")),
    ("llct_intermediate", rx(rf"(?:trung cấp|tc)\s?{LLCT}")),
    ("phd", rx(r"tiến sĩ|ts|nghiên cứu sinh|ncs")),
    ("master", rx(r"thạc sĩ|ths|cao học")),
)
POLITICAL = re.compile(spell(r"\b(?:trình độ|về) (?:lý luận|llct)"))
STOCK = {"phd": "staff_phd", "master": "staff_master", "llct_advanced": "staff_llct_advanced"}
SENT_CODES = {
    "phd": "staff_sent_phd",
    "master": "staff_sent_master",
    "llct_advanced": "staff_sent_llct_advanced",
    "llct_intermediate": "staff_sent_llct_intermediate",
    "phd_student": "staff_sent_phd",
    "master_student": "staff_sent_master",
}
HAS = re.compile(spell(r"\b(?:có|là|:)\s*(?:khoảng|gần|trên|hơn)?\s*$"))
HAS_DEGREE = re.compile(
    spell(
        r"\s*(?:là|có|đạt|đã|được|với|mang|tốt nghiệp|hoàn thành|sở hữu)?\s*(?:có )?(?:trình độ|học vị|bằng|văn bằng|chuyên môn|đào tạo|học hàm|lý luận chính trị|:|,|-)*\s*(?:sau đại học )?"
        rf"(?:(?:trình độ|học vị|bằng|là|về|chuyên môn)\s*)*(?P<degree>tiến sĩ|ts\b|thạc sĩ|ths\b|(?:cao cấp|cc)\s?{LLCT}|cử nhân|đại học|(?:trung cấp|tc)\s?{LLCT}|phó giáo sư|giáo sư|sơ cấp|trung cấp|cao đẳng)"
    )
)
RANK = re.compile(
    spell(
        r"\s*(?:hạng|cao cấp(?! (?:lý|llct))|chính(?! trị| thức| quy)|thỉnh giảng|kiêm nhiệm|kiêm chức|mời|giỏi|trẻ|nữ|nguồn|tập sự|khoa|phòng|là người|dân tộc|dưới|trên|cốt cán|đầu ngành|trong (?:ban|cấp ủy|đảng ủy|hội đồng|chi ủy))"
    )
)
FIELD = rx(
    r"nghiên cứu thực tế|đi thực tế|thực tế (?:tại|ở|cơ sở|có kỳ hạn|dài hạn|ngắn hạn)|nghiên cứu,? (?:khảo sát )?thực tế|luân chuyển|biệt phái"
)
TERM = rx(r"có kỳ hạn|có thời hạn|dài hạn")
FIELD_LIST = re.compile(
    spell(r"thực tế[^,;.:\d]{0,40}(?:cho|của|với|gồm) (?:[\d.]+ [^\d,;.()]{2,40}(?:và|,) )?\s*$")
)
TURNS_OF_STUDY = rx(r"bồi dưỡng|tập huấn|cập nhật kiến thức|học tập nâng cao|đào tạo, bồi dưỡng|lớp ngắn hạn")
OWN_STAFF = rx(
    r"cử(?! nhân| tri)|đội ngũ|giảng viên|viên chức|người lao động|của (?:nhà )?trường|cán bộ của trường|nhân viên"
)
STAFF_WORK = rx(
    r"(?:xây dựng|phát triển|nâng cao chất lượng) đội ngũ|về đội ngũ|công tác (?:tổ chức,? )?cán bộ|tổ chức[ ,-]+cán bộ|công tác tổ chức|cử (?:[\d.]+ )?(?:lượt )?(?:giảng viên|viên chức|cán bộ)"
)
VERB = re.compile(
    spell(
        r"\s*,?\s*(?:đã |được |cùng |tích cực |trực tiếp )*(?:tham gia|tham dự|dự\b|đi\b|học\b|viết|đạt|nhận|thi\b|bảo vệ|hoàn thành|chủ nhiệm|đăng ký|hiến|ủng hộ|phát biểu|trình bày|giảng|lên lớp|khen|bổ nhiệm|kết nạp|nghỉ|chuyển|tuyển dụng|tuyển|kỷ luật|phụ trách|tự học|soạn|nâng|xếp|đề nghị|công nhận|quy hoạch|luân chuyển|tập huấn|bồi dưỡng|cử|dạy|hướng dẫn|biểu diễn|trả lời|tranh tài|làm|thực hiện|coi|chấm|xuống|về\b|mới|thuộc diện|sinh hoạt)"
    )
)
# Learners counted by who they are; "kiến thức dân tộc" is a subject.
WOMEN = rx(r"nữ|nam giới|(?<!kiến thức )(?<!công tác )(?<!chính sách )dân tộc")
