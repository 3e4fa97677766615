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
    "a level told once for a comparison": (
        "Các trường có số lượng đề tài cấp tỉnh nhiều: Đồng Nai (3 đề tài), Tây Ninh (2 đề tài), Bình Dương (2 đề tài).",
        "@tct-dong-nai topic_province 3; @tct-tay-ninh topic_province 2; @tct-binh-duong topic_province 2",
    ),
    "a hyphen before a number": (
        "-Lớp TC LLCT:11 lớp-782 HV\n-Lớp BD:25 lớp-2041 HV",
        "class_llct_intermediate 11; learner_llct_intermediate 782; class_refresher 25; learner_refresher 2041",
    ),
    "abbreviations without spaces": (
        "Cử 3 giảng viên đi học NCS, 2 đ/c học ThS, 5đ/c học CCLLCT; 87lượt đ/c tham gia bồi dưỡng, tập huấn.",
        "staff_sent_phd 3; staff_sent_master 2; staff_sent_llct_advanced 5; staff_training_turns 87",
    ),
    "schools as rows of a table": (
        "Đơn vị | Số lớp | Số học viên | Đề tài cấp tỉnh\nLào Cai | 41 | 3.012 | 2\nSơn La | 38 | 2.960 | 1\nTổng cộng | 79 | 5.972 | 3",
        "@tct-lao-cai class_count 41; @tct-lao-cai learner_count 3012; @tct-lao-cai topic_province 2; @tct-son-la class_count 38; @tct-son-la learner_count 2960; @tct-son-la topic_province 1; class_count 79; learner_count 5972; topic_province 3",
    ),
    "plan and result as columns": (
        "TT | Chỉ tiêu thi đua | Kế hoạch | Thực hiện | Tỷ lệ (%)\n1 | Số lớp mở | 50 | 54 | 108\n2 | Đề tài cấp trường | 5 | 6 | 120\n3 | Bài đăng tạp chí | 20 | 33 | 165",
        "class_planned 50; class_count 54; topic_school 6; journal_article 33",
    ),
    "years as columns": (
        "Nội dung | Năm 2024 | Năm 2025\nLớp bồi dưỡng | 21 | 26\nHọc viên tốt nghiệp | 640 | 702",
        "class_refresher 21; class_refresher 26; graduate_count 640; graduate_count 702",
    ),
    "levels and numbers in turn": (
        "Số đề tài cấp tỉnh, cấp trường và cấp khoa lần lượt là 2, 6 và 15.",
        "topic_province 2; topic_school 6; topic_faculty 15",
    ),
    "schools and numbers in turn": (
        "Hai trường Sơn La, Lai Châu lần lượt mở 38 và 29 lớp.",
        "@tct-son-la class_count 38; @tct-lai-chau class_count 29",
    ),
    "numbered headings above items": (
        "2. Nghiên cứu khoa học\na) Đề tài\n- Cấp tỉnh: 01 đề tài (đang thực hiện)\n- Cấp trường: 04 đề tài (đã nghiệm thu)\nb) Hội thảo, tọa đàm\n- Hội thảo cấp trường: 02\n- Tọa đàm cấp khoa: 09",
        "topic_province 1; topic_school 4; workshop_school 2; seminar_faculty 9",
    ),
    "schools as rows, without spaces": (
        "STT|Tên trường|Hội thảo cấp trường|Tọa đàm cấp khoa|Kỷ yếu\n1|Trường Chính trị tỉnh Lai Châu|3|8|2\n2|Trường Chính trị tỉnh Hà Giang|2|11|1",
        "@tct-lai-chau workshop_school 3; @tct-lai-chau seminar_faculty 8; @tct-lai-chau proceedings 2; @tct-ha-giang workshop_school 2; @tct-ha-giang seminar_faculty 11; @tct-ha-giang proceedings 1",
    ),
    "kinds as rows and nouns as columns": (
        "Loại lớp\tSố lớp\tSố học viên\nTrung cấp lý luận chính trị\t12\t845\nBồi dưỡng\t27\t2.118\nTổng\t39\t2.963",
        "class_llct_intermediate 12; learner_llct_intermediate 845; class_refresher 27; learner_refresher 2118; class_count 39; learner_count 2963",
    ),
    "underscores and dots as leaders": (
        "Lượt dự giờ ______ 88\nThao giảng cấp trường ______ 12\nĐề tài cấp cơ sở …………… 05",
        "class_observation 88; demo_teaching_school 12; topic_school 5",
    ),
    "a bullet names the work for several levels": (
        "- Về đào tạo: 13 lớp trung cấp LLCT, 940 HV\n- Về bồi dưỡng: 29 lớp, 2.330 HV\n- Về NCKH: 01 đề tài cấp tỉnh, 07 cấp trường\n- Về thao giảng: 22 GV cấp khoa, 06 GV cấp trường",
        "class_llct_intermediate 13; learner_llct_intermediate 940; class_refresher 29; learner_refresher 2330; topic_province 1; topic_school 7; demo_teaching_faculty 22; demo_teaching_school 6",
    ),
    "kinds without a noun among parts": (
        "Đến hết tháng 9/2025, số lớp đang quản lý là 33 lớp, trong đó trung cấp lý luận chính trị 14 lớp, bồi dưỡng 19 lớp; tổng số học viên 2.480, trong đó trung cấp 1.005, bồi dưỡng 1.475.",
        "class_count 33; class_llct_intermediate 14 <class_count; class_refresher 19 <class_count; learner_count 2480; learner_llct_intermediate 1005 <learner_count; learner_refresher 1475 <learner_count",
    ),
    "levels before their numbers among parts": (
        "Nghiệm thu 08 đề tài khoa học, trong đó: cấp tỉnh 02 đề tài, cấp trường 06 đề tài.",
        "topic_province 2; topic_school 6",
    ),
    "the noun and the piece around a number": (
        "Xuất bản: Kỷ yếu hội thảo 03 cuốn; Thông tin lý luận và thực tiễn 04 số; sách chuyên khảo 01 cuốn; tài liệu bồi dưỡng 05 cuốn.",
        "proceedings 3; bulletin_issue 4; monograph 1; textbook 5",
    ),
    "numbers alone in brackets": (
        "Các đơn vị có nhiều sáng kiến: Trường Chính trị tỉnh Tây Ninh (16), Trường Chính trị tỉnh Bình Dương (13), Trường Chính trị tỉnh Đồng Nai (9).",
        "@tct-tay-ninh initiative 16; @tct-binh-duong initiative 13; @tct-dong-nai initiative 9",
    ),
    "semicolons part cells": (
        "Nội dung;Đơn vị;Kết quả\nLớp bồi dưỡng;lớp;24\nĐề tài cấp trường;đề tài;5",
        "class_refresher 24; topic_school 5",
    ),
    "spaces part cells": (
        "Lớp bồi dưỡng      31\nHọc viên bồi dưỡng      2.450\nĐề tài cấp trường       06",
        "class_refresher 31; learner_refresher 2450; topic_school 6",
    ),
    "a table of bars with a rule": (
        "| STT | Nội dung | Kết quả |\n|---|---|---|\n| 1 | Hội thảo cấp trường | 3 |\n| 2 | Tọa đàm cấp trường | 5 |\n| | Trong đó: trực tuyến | 2 |",
        "workshop_school 3; seminar_school 5 maybe: seminar_school 2 <seminar_school",
    ),
    "years and numbers in turn": (
        "Trong các năm 2023, 2024, 2025, số học viên tương ứng là 3.900, 4.120 và 4.388.",
        "learner_count 3900; learner_count 4120; learner_count 4388",
    ),
    "two schools in turn": (
        "Trường Chính trị tỉnh Lào Cai và Trường Chính trị tỉnh Sơn La lần lượt có 3 và 2 đề tài cấp tỉnh.",
        "@tct-lao-cai topic_province 3; @tct-son-la topic_province 2",
    ),
    "abbreviations in brackets": (
        "KQ: 12 lớp TCLLCT (875hv); 3 lớp CCLLCT (210hv); 21 lớp BD (1.830 lượt hv).",
        "class_llct_intermediate 12; learner_llct_intermediate 875; class_llct_advanced 3; learner_llct_advanced 210; class_refresher 21; learner_refresher 1830",
    ),
}
