"""Passages whose layout was lost: tables as lines, leaders, lists that leave out their noun, glued words.

Written as in `passages`.
"""

PASSAGES: dict[str, tuple[str, str]] = {
    "a table with a heading row and units": (
        "STT | Nội dung | Đơn vị tính | Kết quả\n1 | Lớp trung cấp lý luận chính trị | Lớp | 14\n2 | Học viên trung cấp lý luận chính trị | Học viên | 1.012\n3 | Lớp bồi dưỡng | Lớp | 31\n4 | Đề tài cấp trường | Đề tài | 06\n5 | Hội thảo cấp tỉnh | Hội thảo | 02",
        "class_llct_intermediate 14; learner_llct_intermediate 1012; class_refresher 31; topic_school 6; workshop_province 2",
    ),
    "a table parted by tabs": (
        "TT\tNội dung\tĐVT\tSố lượng\n1\tSáng kiến kinh nghiệm\tSáng kiến\t22\n2\tBài đăng tạp chí\tBài\t41\n3\tKỷ yếu hội thảo\tCuốn\t3\n4\tLượt dự giờ\tLượt\t118",
        "initiative 22; journal_article 41; proceedings 3; class_observation 118",
    ),
    "dot leaders say what a colon says": (
        "Kết quả xuất bản năm 2025:\nGiáo trình, tài liệu ......... 03\nSách chuyên khảo ............. 02\nKỷ yếu ......... 04\nBài đăng tạp chí ............. 27",
        "textbook 3; monograph 2; proceedings 4; journal_article 27",
    ),
    "items under a heading that names the noun": (
        "Đề tài nghiên cứu khoa học:\n• cấp bộ: 01\n• cấp tỉnh: 02\n• cấp trường: 07\nTọa đàm:\n• cấp trường: 03\n• cấp khoa: 12",
        "topic_ministry 1; topic_province 2; topic_school 7; seminar_school 3; seminar_faculty 12",
    ),
    "missing spaces everywhere": (
        "Mở28lớpvới1930học viên,02đề tàicấp tỉnh,05hội thảocấp trường.",
        "class_count 28; learner_count 1930; topic_province 2; workshop_school 5",
    ),
    "one noun after a row of numbers": (
        "Trong ba năm 2022, 2023, 2024, nhà trường đã mở lần lượt 27, 24 và 16 lớp bồi dưỡng.",
        "class_refresher 27; class_refresher 24; class_refresher 16",
    ),
    "a comparison names its noun once": (
        "Về số bài đăng tạp chí, dẫn đầu là Trường Chính trị tỉnh Lào Cai (20 bài), tiếp đến Trường Chính trị tỉnh Sơn La (5 bài) và Trường Chính trị tỉnh Hà Giang (4 bài).",
        "@tct-lao-cai journal_article 20; @tct-son-la journal_article 5; @tct-ha-giang journal_article 4",
    ),
    "levels as columns of a table": (
        "Số lượng | Cấp tỉnh | Cấp trường | Cấp khoa\nĐề tài | 2 | 5 | 9",
        "maybe: topic_province 2; topic_school 5; topic_faculty 9",
    ),
    "cells that name their own columns": (
        "Nội dung: Hội thảo cấp trường | ĐVT: cuộc | Kế hoạch: 5 | Thực hiện: 6",
        "workshop_school 6",
    ),
    "colons set in a column": (
        "+ Đề tài cấp tỉnh      : 03\n+ Đề tài cấp cơ sở     : 08\n+ Sáng kiến            : 15",
        "topic_province 3; topic_school 8; initiative 15",
    ),
    "what the cluster itself has held": (
        "Cụm trưởng: Trường Chính trị tỉnh Thái Bình; Cụm phó: Trường Chính trị tỉnh Hà Nam. Cụm đã tổ chức 05 hoạt động tập trung, 02 hội thảo cấp cụm và 01 tọa đàm cấp cụm.",
        "cluster_activity_joined 5; workshop_cluster 2; seminar_cluster 1",
    ),
    "a level told once for a comparison": (
        "Các trường có số lượng đề tài cấp tỉnh nhiều: Đồng Nai (3 đề tài), Tây Ninh (2 đề tài), Bình Dương (2 đề tài).",
        "@tct-dong-nai topic_province 3; @tct-tay-ninh topic_province 2; @tct-binh-duong topic_province 2",
    ),
    "a plan with a colon rules its sentence": (
        "Kế hoạch năm 2026: mở 66 lớp với khoảng 5.000 học viên; tổ chức 03 hội thảo cấp trường; triển khai 06 đề tài.",
        "class_planned 66",
    ),
    "thao giảng with the level before the people": (
        "Tổ chức thao giảng cấp khoa cho 26 giảng viên, thao giảng cấp trường cho 8 giảng viên; dự giờ 95 lượt.",
        "demo_teaching_faculty 26; demo_teaching_school 8; class_observation 95",
    ),
    "brackets beside each other are no parts": (
        "Các lớp bồi dưỡng ngạch chuyên viên chính (3 lớp, 210 học viên), ngạch chuyên viên (5 lớp, 398 học viên), lãnh đạo cấp phòng (2 lớp, 120 học viên).",
        "class_refresher 3; learner_refresher 210; class_refresher 5; learner_refresher 398; class_refresher 2; learner_refresher 120",
    ),
    "classes opened late are not planned ones": (
        "Khai giảng chậm so với kế hoạch 03 lớp do sắp xếp đơn vị hành chính.",
        "class_late_start 3",
    ),
    "some in an office are not the whole staff": (
        "Đội ngũ của Trường: 3 đồng chí trong Ban Giám hiệu; 57 viên chức; 4 tiến sĩ; 33 thạc sĩ; 9 cử nhân; 5 người đang làm nghiên cứu sinh.",
        "staff_total 57; staff_phd 4 staff_master 33 staff_sent_phd 5",
    ),
}
