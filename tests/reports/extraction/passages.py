"""Short passages with what an officer should be offered: `code value`, `~` for approximate, `<whole`, `@school`.

All examples are invented. `maybe:` names what is left open: fine when offered, fine when not.
"""

PASSAGES: dict[str, tuple[str, str]] = {
    "a slash joins classes and learners": (
        "Trường đã mở 26 lớp/1.907 học viên.",
        "class_count 26; learner_count 1907",
    ),
    "parts after trong đó belong to their wholes": (
        "Đã mở 64 lớp với 5.120 học viên, trong đó có 19 lớp trung cấp LLCT (1.330 học viên).",
        "class_count 64; learner_count 5120; class_llct_intermediate 19 <class_count; learner_llct_intermediate 1330 <learner_count",
    ),
    "a total of topics without a level is nothing": (
        "Viện đã hoàn thành 17 đề tài, gồm 4 đề tài cấp tỉnh và 13 đề tài cấp khoa.",
        "topic_province 4; topic_faculty 13",
    ),
    "the level does not reach back over another noun": (
        "Có 6 đề tài cấp tỉnh và 12 hội thảo.",
        "topic_province 6",
    ),
    "a level after the last noun is shared": (
        "Tổ chức 01 hội thảo, 03 tọa đàm cấp trường.",
        "workshop_school 1; seminar_school 3",
    ),
    "a level after và is shared": (
        "Tổ chức 4 hội thảo và 3 toạ đàm cấp khoa.",
        "workshop_faculty 4; seminar_faculty 3",
    ),
    "national works are nothing": (
        "Chủ trì 3 nhiệm vụ cấp quốc gia và 1 đề tài cấp Nhà nước về dân tộc.",
        "",
    ),
    "sơ cấp classes are nothing": ("Mở 9 lớp sơ cấp cho 702 người.", ""),
    "ranks of people are nothing": (
        "Trường có 21 giảng viên cao cấp, 8 chuyên viên chính, 5 giảng viên chính.",
        "",
    ),
    "grades are nothing": ("Khóa này có 33 học viên tốt nghiệp loại xuất sắc, 5 bằng loại khá.", ""),
    "guests and contestants are nothing": ("Có 115 khách mời dự lễ; 28 đội tranh tài tại hội thao.", ""),
    "the city of the centre is a province": (
        "Nghiệm thu 2 đề tài cấp thành phố, 5 đề tài cấp cơ sở.",
        "topic_province 2; topic_school 5",
    ),
    "an institution's level is not the work's": ("Các trường cấp bộ nộp 5 đề tài.", ""),
    "one number over two nouns is one figure": (
        "Tổ chức 10 hội thảo, tọa đàm cấp khoa.",
        "workshop_faculty 10",
    ),
    "one number over two levels is one figure": (
        "Tổ chức 14 tọa đàm cấp tỉnh, cấp trường.",
        "seminar_province 14",
    ),
    "a part of the same code is not offered": (
        "Có 8 đề tài cấp trường, có 5 đề tài giao cho khoa.",
        "topic_school 8",
    ),
    "faculties hold their own events": ("Các khoa tự tổ chức 7 buổi tọa đàm.", "seminar_faculty 7"),
    "the kind stands before the number": (
        "Tuần qua, lớp cao cấp lý luận chính trị đón 71 người học.",
        "learner_llct_advanced 71",
    ),
    "another trade's trung cấp is not ours": (
        "Phối hợp mở 2 lớp trung cấp kế toán và 3 lớp trung cấp y sĩ.",
        "",
    ),
    "graduates and enrolled are both told": (
        "Khóa học có 85 học viên lớp trung cấp LLCT, 85 học viên tốt nghiệp.",
        "learner_llct_intermediate 85; graduate_count 85",
    ),
    "a field trip opens no class": ("Tổ chức cho 6 lớp đi thực địa và coi thi hết môn 5 lớp.", ""),
    "head counts of the school": (
        "Trường hiện có 52 cán bộ, viên chức, người lao động, trong đó 34 giảng viên; 3 tiến sĩ, 27 thạc sĩ và 18 đồng chí có trình độ cao cấp lý luận chính trị.",
        "staff_total 52; teaching_staff 34 <staff_total; staff_phd 3 <staff_total; staff_master 27 <staff_total; staff_llct_advanced 18 <staff_total",
    ),
    "those who study now were sent": (
        "Số giảng viên đang làm luận án tiến sĩ: 3; cử 4 giảng viên học thạc sĩ.",
        "staff_sent_phd 3; staff_sent_master 4",
    ),
    "a share is no head count": ("Đội ngũ có 71,5% là thạc sĩ; 12% là tiến sĩ.", ""),
    "winners, not those who took part": (
        "Có 9 giảng viên tham gia hội thi giảng viên dạy giỏi, 4 giảng viên đạt giải.",
        "excellent_lecturer 4",
    ),
    "prizes are not works": (
        "Nhận được 57 tác phẩm dự thi, trao 6 giải, tiền thưởng 12 triệu đồng.",
        "essay_contest_school 57",
    ),
    "sport is not a workshop": ("Tổ chức 2 hội thao cấp trường; hội trường 300 chỗ.", ""),
    "papers sent to a workshop are no articles": (
        "Giảng viên gửi 14 bài tham luận hội thảo, 9 bài in kỷ yếu và đăng 11 bài trên tạp chí.",
        "journal_article 11",
    ),
    "thousands are parted by a dot": ("Tổng số 7.250 học viên các lớp.", "learner_count 7250"),
    "nghìn and ngàn multiply": (
        "Có 3 nghìn học viên; năm trước có 2 ngàn học viên.",
        "learner_count 3000; learner_count 2000",
    ),
    "the numerator counts": ("Đến nay trường đạt 39/60 tiêu chí.", "standard_criteria_met 39"),
    "the noun stands before a colon": ("Lớp bồi dưỡng: 31.", "class_refresher 31"),
    "the noun stands before có": ("Thạc sĩ có 22 người.", "staff_master 22"),
    "a range is nothing": ("Quy mô 40 đến 45 người một lớp; 50-60 học viên mỗi lớp.", ""),
    "an average is nothing": ("Bình quân mỗi lớp có 62 học viên, tức 62 học viên/lớp.", ""),
    "documents are nothing": (
        "Thực hiện Kế hoạch 77-KH/TCT, Đề án 06, Nghị quyết 35-NQ/TW và Quy định 11-QĐ/TW.",
        "",
    ),
    "ordinals are nothing": ("Hội thảo lần thứ 3, khóa 41, đợt 5, số 3/2020, lớp C.118 và lớp K12.", ""),
    "an excess is a difference": (
        "Mở thêm được các lớp, vượt 9 lớp so với chỉ tiêu; vượt 2 đề tài cấp trường.",
        "",
    ),
    "a part without a code is left out": ("Đã mở 64 lớp, trong đó 10 lớp mở ở huyện.", "class_count 64"),
    "gần, trên, hơn and khoảng approximate": (
        "Có gần 22.000 học viên, TRÊN 300 lớp, hơn 40 lượt dự giờ và Khoảng 15 bài đăng tạp chí.",
        "learner_count 22000 ~; class_count 300 ~; class_observation 40 ~; journal_article 15 ~",
    ),
    "the same words elsewhere mean nothing": (
        "Trên toàn tỉnh, gần trụ sở mới, trường mở 12 lớp, nhiều hơn năm trước.",
        "class_count 12",
    ),
    "a plan gives planned classes only": (
        "Kế hoạch năm sau: mở 52 lớp với 4.100 học viên, 3 đề tài cấp tỉnh.",
        "class_planned 52",
    ),
    "a plan cue rules its paragraph": (
        "Thời gian tới, nhà trường tập trung một số nhiệm vụ. Tổ chức 3 hội thảo cấp trường. Mở 20 lớp bồi dưỡng.",
        "class_planned 20",
    ),
    "a result ends a plan": (
        "Kế hoạch giao 50 lớp; nhà trường đã mở 54 lớp.",
        "class_planned 50; class_count 54",
    ),
    "a level to be reached is not held": (
        "Trường phấn đấu đạt mức 2 trường chính trị chuẩn trước năm 2029.",
        "",
    ),
    "a level that is held": ("Năm 2023, Trường được công nhận đạt chuẩn mức 1.", "standard_school_level 1"),
    "look-alikes are put right": ("Quản lý 15 1ớp/l206 học viên.", "class_count 15; learner_count 1206"),
    "a common misprint": (
        "Thực hiện 04 đề tại cấp trường và 02 hội thảo cấp tinh.",
        "topic_school 4; workshop_province 2",
    ),
    "a level without noun takes the noun before": (
        "Tổ chức 02 hội thảo cấp tỉnh; 03 cấp trường.",
        "workshop_province 2; workshop_school 3",
    ),
    "a noun ahead and levels in a row": (
        "Đề tài khoa học: cấp tỉnh 02, cấp trường 05, cấp khoa 11.",
        "topic_province 2; topic_school 5; topic_faculty 11",
    ),
    "numbers in words": (
        "Năm giảng viên được cử đi học thạc sĩ; tổ chức hai hội thảo cấp trường, mười lăm tọa đàm cấp khoa.",
        "staff_sent_master 5; workshop_school 2; seminar_faculty 15",
    ),
    "năm is a year, too": ("Trong năm học viên thi đua học tập; cả năm lớp học đông đủ.", ""),
    "a line break inside a phrase": (
        "Nhà trường tổ chức 12\nlớp bồi\ndưỡng với 980 học\nviên.",
        "class_refresher 12; learner_refresher 980",
    ),
    "capitals": ("ĐÃ MỞ 24 LỚP TRUNG CẤP LÝ LUẬN CHÍNH TRỊ.", "class_llct_intermediate 24"),
    "a missing space": (
        "Đã mở 24lớp, 1.250học viên, 04đề tài cấp trường.",
        "class_count 24; learner_count 1250; topic_school 4",
    ),
    "training turns of staff": (
        "Cử 45 lượt cán bộ, giảng viên tham gia tập huấn, bồi dưỡng.",
        "staff_training_turns 45",
    ),
    "field research": (
        "Có 38 lượt giảng viên đi nghiên cứu thực tế, trong đó 4 giảng viên đi nghiên cứu thực tế có kỳ hạn.",
        "field_trip_staff 38; lecturer_field_term 4 <field_trip_staff",
    ),
    "learners on a trip are nothing": ("Đưa 120 học viên đi nghiên cứu thực tế qua 3 chuyến.", ""),
    "books, proceedings and bulletins": (
        "Xuất bản 02 kỷ yếu, 03 số Thông tin lý luận và thực tiễn, 01 cuốn sách chuyên khảo, 2 giáo trình.",
        "proceedings 2; bulletin_issue 3; monograph 1; textbook 2",
    ),
    "essays for the school and the province": (
        "Cuộc thi chính luận nhận 140 tác phẩm dự thi cấp trường, chọn 12 tác phẩm gửi dự thi cấp tỉnh.",
        "essay_contest_school 140; essay_contest_sent_province 12",
    ),
    "two schools in one list": (
        "(1) Trường Chính trị tỉnh Lào Cai 24 lớp/1254 học viên; 02 đề tài cấp tỉnh; (2) Trường Chính trị tỉnh Sơn La 27 lớp/1727 học viên.",
        "@tct-lao-cai class_count 24; @tct-lao-cai learner_count 1254; @tct-lao-cai topic_province 2; @tct-son-la class_count 27; @tct-son-la learner_count 1727",
    ),
    "a heading for each school": (
        "I. TRƯỜNG CHÍNH TRỊ TỈNH LÀO CAI\nMở 24 lớp.\nII. TRƯỜNG CHÍNH TRỊ TỈNH SƠN LA\nMở 27 lớp.",
        "@tct-lao-cai class_count 24; @tct-son-la class_count 27",
    ),
    "a stranger is not the school before": (
        "Trường Chính trị tỉnh Lào Cai mở 24 lớp. Trường Chính trị tỉnh Nghệ An mở 30 lớp.",
        "@tct-lao-cai class_count 24; class_count 30",
    ),
    "the host is not the subject": (
        "Hội nghị tổ chức tại Trường Chính trị tỉnh Lào Cai. Các trường trong Cụm đã mở 240 lớp.",
        "class_count 240",
    ),
    "a period with three kinds of class": (
        "Trong năm 2025, Nhà trường quản lý, giảng dạy 71 lớp với tổng số 5.348 lượt học viên; trong đó: 22 lớp trung cấp lý luận chính trị (1.540 học viên), 02 lớp cao cấp LLCT do Học viện mở (141 học viên), 47 lớp bồi dưỡng (3.667 lượt học viên).",
        "class_count 71; learner_count 5348; class_llct_intermediate 22 <class_count; learner_llct_intermediate 1540 <learner_count; class_llct_advanced 2 <class_count; learner_llct_advanced 141 <learner_count; class_refresher 47 <class_count; learner_refresher 3667 <learner_count",
    ),
    "each class keeps its own learners": (
        "Khai giảng 8 lớp bồi dưỡng ngạch chuyên viên cho 612 đồng chí, 3 lớp bồi dưỡng lãnh đạo cấp phòng cho 187 người.",
        "class_refresher 8; learner_refresher 612; class_refresher 3; learner_refresher 187",
    ),
    "a heading names the kind": (
        "Công tác bồi dưỡng: mở 31 lớp với 2.405 lượt người học.",
        "class_refresher 31; learner_refresher 2405",
    ),
    "đào tạo, bồi dưỡng together is no kind": (
        "Công tác đào tạo, bồi dưỡng được duy trì nền nếp: đã khai giảng 43 lớp cho 3.116 học viên.",
        "class_count 43; learner_count 3116",
    ),
    "a list of names and numbers": (
        "- Số lớp: 58\n- Số học viên: 4.377\n- Học viên tốt nghiệp: 812\n- Đề tài cấp tỉnh: 02\n- Đề tài cấp trường: 09\n- Bài đăng tạp chí: 41",
        "class_count 58; learner_count 4377; graduate_count 812; topic_province 2; topic_school 9; journal_article 41",
    ),
    "tin, bài of a website are no articles": (
        "Viên chức nhà trường có 12 bài đăng trên Tạp chí Lý luận chính trị, 35 tin, bài đăng trên Trang thông tin điện tử; biên tập 4 số nội san Thông tin lý luận và thực tiễn.",
        "journal_article 12; bulletin_issue 4",
    ),
    "out of a number": (
        "Trong số 41 giảng viên có 4 người là tiến sĩ, 30 người có trình độ thạc sĩ, 25 đồng chí có trình độ cao cấp lý luận chính trị.",
        "teaching_staff 41; staff_phd 4 <teaching_staff; staff_master 30 <teaching_staff; staff_llct_advanced 25 <teaching_staff",
    ),
    "four ways of being sent to study": (
        "Nhà trường cử 03 giảng viên đi nghiên cứu sinh, 05 viên chức đi học cao học, 06 đồng chí học cao cấp lý luận chính trị và 02 đồng chí học trung cấp lý luận chính trị.",
        "staff_sent_phd 3; staff_sent_master 5; staff_sent_llct_advanced 6; staff_sent_llct_intermediate 2",
    ),
    "a heading rules the items under it": (
        "Phương hướng, nhiệm vụ năm 2026\n1. Mở 60 lớp đào tạo, bồi dưỡng cho khoảng 4.500 học viên.\n2. Tổ chức 2 hội thảo cấp tỉnh, 5 đề tài cấp trường.",
        "class_planned 60",
    ),
    "a plan and a result side by side": (
        "Dự kiến quý IV sẽ khai giảng thêm 4 lớp bồi dưỡng. Đến nay đã mở 39 lớp.",
        "class_planned 4; class_count 39",
    ),
    "two periods give two values": (
        "Năm 2024 mở 45 lớp/3.300 học viên; năm 2025 mở 52 lớp/3.912 học viên, tăng 7 lớp so với năm 2024.",
        "class_count 45; learner_count 3300; class_count 52; learner_count 3912",
    ),
    "a difference goes on over và": ("So với cùng kỳ năm trước tăng 5 lớp và 320 học viên.", ""),
    "those who sat the exam did not all pass": (
        "Trong 420 học viên dự thi tốt nghiệp có 415 học viên tốt nghiệp, trong đó 22 loại giỏi, 301 loại khá.",
        "graduate_count 415; maybe: learner_count 420",
    ),
    "members of the party are no staff": (
        "Chi bộ có 45 đảng viên; kết nạp 3 đảng viên mới; Đảng bộ tỉnh có 62.000 đảng viên.",
        "",
    ),
    "delegates who attend a class": (
        "Mở 5 lớp bồi dưỡng đại biểu HĐND cấp xã cho 430 đại biểu.",
        "class_refresher 5; learner_refresher 430",
    ),
    "learners after a closed bracket": (
        "Trường đã tổ chức được 14 lớp (trong đó có 6 lớp TCLLCT-HC, 8 lớp bồi dưỡng) với 1.036 học viên.",
        "class_count 14; class_llct_intermediate 6 <class_count; class_refresher 8 <class_count; learner_count 1036",
    ),
    "provinces alone stand for their schools": (
        "Kết quả: Lào Cai 24 lớp, Sơn La 27 lớp, Điện Biên 15 lớp.",
        "@tct-lao-cai class_count 24; @tct-son-la class_count 27; @tct-dien-bien class_count 15",
    ),
    "a level rules the nouns after it": (
        "Cấp tỉnh: 2 đề tài, 3 hội thảo; cấp trường: 5 đề tài, 6 hội thảo.",
        "topic_province 2; workshop_province 3; topic_school 5; workshop_school 6",
    ),
    "learners of a class without a number": (
        "Trường mở lớp bồi dưỡng kiến thức quốc phòng đối tượng 3 cho 96 cán bộ.",
        "learner_refresher 96",
    ),
    "the level of a council": ("Có 2 đề tài được Hội đồng khoa học cấp tỉnh nghiệm thu.", ""),
    "district centres keep the codes": (
        "Trung tâm chính trị các huyện mở 210 lớp bồi dưỡng cho 15.400 lượt người.",
        "class_refresher 210; learner_refresher 15400",
    ),
    "carried-over classes are left open": (
        "Về đào tạo trung cấp lý luận chính trị, năm 2025 trường quản lý 18 lớp với 1.296 học viên (trong đó có 7 lớp chuyển tiếp từ năm 2024). Về bồi dưỡng, đã mở 34 lớp cho 2.788 lượt cán bộ, công chức.",
        "class_llct_intermediate 18; learner_llct_intermediate 1296; class_refresher 34; learner_refresher 2788",
    ),
    "a list with levels in brackets": (
        "Kết quả nghiên cứu khoa học:\n+ Đề tài cấp tỉnh: 01 đề tài;\n+ Đề tài cấp cơ sở: 07 đề tài;\n+ Hội thảo khoa học: 02 (cấp tỉnh);\n+ Tọa đàm khoa học cấp khoa: 12 cuộc;\n+ Sách: 01 cuốn chuyên khảo.",
        "topic_province 1; topic_school 7; workshop_province 2; seminar_faculty 12; monograph 1",
    ),
    "the plan in brackets": (
        "Trong 6 tháng đầu năm, toàn trường mở được 29 lớp, đạt 58% kế hoạch năm (50 lớp).",
        "class_count 29; class_planned 50",
    ),
    "part of the same articles": (
        "Giảng viên nhà trường đã công bố 27 bài báo khoa học, trong đó 6 bài đăng tạp chí quốc tế.",
        "journal_article 27",
    ),
    "learners sit in the classes named after them": (
        "Năm học 2024 - 2025, trường có 1.845 học viên đang theo học tại 25 lớp trung cấp lý luận chính trị.",
        "learner_llct_intermediate 1845; class_llct_intermediate 25",
    ),
    "classes that graduate": ("Xét công nhận tốt nghiệp cho 12 lớp với 876 học viên.", "graduate_count 876"),
    "turns of staff in courses of others": (
        "Trong năm, Trường đã cử 112 lượt viên chức, giảng viên dự các lớp bồi dưỡng ngắn hạn do Học viện tổ chức.",
        "staff_training_turns 112",
    ),
    "levels in brackets without nouns": (
        "Tổ chức 02 hội thảo (01 cấp tỉnh, 01 cấp trường).",
        "workshop_province 1; workshop_school 1",
    ),
    "a level held and one applied for": (
        "Trường đã đạt chuẩn mức 1 từ năm 2022 và đang hoàn thiện hồ sơ đề nghị công nhận mức 2.",
        "standard_school_level 1",
    ),
    "a conference holds no figures": (
        "Hội nghị có 3 tham luận; 150 đại biểu tham dự; 12 tập thể, 25 cá nhân được khen thưởng.",
        "",
    ),
    "from one value to another": (
        "So với năm 2024, số lớp tăng từ 40 lớp lên 46 lớp.",
        "class_count 40; class_count 46",
    ),
    "misprints of one letter": (
        "Mở 12 lơp bồi dưỡng với 900 học vien; 3 hội tháo cấp trường; 2 đề tầi cấp tỉnh.",
        "class_refresher 12; learner_refresher 900; workshop_school 3; topic_province 2",
    ),
    "at least, by a year to come": ("Đến năm 2030, trường có ít nhất 8 tiến sĩ, 45 thạc sĩ.", ""),
    "what is not done yet": ("Chưa hoàn thành 2 đề tài cấp trường; còn 3 lớp chưa khai giảng.", ""),
    "two schools together are none": (
        "Trường Chính trị Nguyễn Văn Linh và Trường Chính trị tỉnh Hà Nam phối hợp tổ chức 1 hội thảo cấp tỉnh.",
        "workshop_province 1",
    ),
    "a plan and its result by name": (
        "Kế hoạch mở lớp: 48 lớp. Kết quả thực hiện: 50 lớp.",
        "class_planned 48; class_count 50",
    ),
    "a sub-list and what comes after it": (
        "Trường quản lý 40 lớp:\n- 14 lớp trung cấp lý luận chính trị;\n- 26 lớp bồi dưỡng.\nNgoài ra, phối hợp mở 2 lớp cao cấp lý luận chính trị.",
        "class_count 40; class_llct_intermediate 14 <class_count; class_refresher 26 <class_count; class_llct_advanced 2",
    ),
    "one noun for two levels": (
        "Số giảng viên thao giảng cấp trường là 11, cấp khoa là 27.",
        "demo_teaching_school 11; demo_teaching_faculty 27",
    ),
    "numbers in words begin a sentence": (
        "Mười hai đề tài cấp cơ sở đã được nghiệm thu, bốn đề tài xếp loại xuất sắc.",
        "topic_school 12",
    ),
    "headings below a plan belong to it": (
        "BÁO CÁO\nTổng kết công tác năm 2025, phương hướng, nhiệm vụ năm 2026\nI. KẾT QUẢ\n1. Công tác đào tạo, bồi dưỡng\nTrường mở 44 lớp với 3.208 học viên.\n2. Nghiên cứu khoa học\nTriển khai 2 đề tài cấp tỉnh, 9 đề tài cấp trường.\nII. PHƯƠNG HƯỚNG\n1. Công tác đào tạo, bồi dưỡng\nMở 50 lớp với 3.900 học viên.\n2. Nghiên cứu khoa học\nTriển khai 3 đề tài cấp tỉnh.",
        "class_count 44; learner_count 3208; topic_province 2; topic_school 9; class_planned 50",
    ),
    "tasks of the time to come": (
        "Để hoàn thành nhiệm vụ, thời gian tới nhà trường tiếp tục: mở 10 lớp bồi dưỡng; tổ chức 2 tọa đàm cấp trường; cử 5 giảng viên học thạc sĩ.",
        "class_planned 10",
    ),
    "grades after a colon": (
        "Kết quả tốt nghiệp: 320 học viên, trong đó xuất sắc 5, giỏi 41, khá 262.",
        "graduate_count 320",
    ),
    "learners and staff on the same trips": (
        "Tổ chức 4 đợt nghiên cứu thực tế cho 312 học viên và 28 lượt giảng viên.",
        "field_trip_staff 28",
    ),
    "out of a total": (
        "Trong tổng số 33 giảng viên, có 29 đồng chí trình độ thạc sĩ.",
        "teaching_staff 33; staff_master 29 <teaching_staff",
    ),
    "a talk opens no class": (
        "Bí thư Tỉnh ủy giảng bài cho 2 lớp; 3 đồng chí Thường vụ nói chuyện thời sự với học viên 5 lớp.",
        "",
    ),
    "the state of a topic is no further topic": (
        "Thực hiện 4 đề tài khoa học cấp tỉnh (trong đó 1 đề tài nghiệm thu đạt loại xuất sắc, 3 đề tài đang triển khai).",
        "topic_province 4",
    ),
    "growth in brackets": (
        "Mở 36 lớp (tăng 4 lớp so với năm 2024) với 2.650 học viên (tăng 310 học viên).",
        "class_count 36; learner_count 2650",
    ),
    "two periods side by side": (
        "Giai đoạn 2021 - 2025: nghiệm thu 9 đề tài cấp tỉnh, 44 đề tài cấp cơ sở; giai đoạn 2016 - 2020: 6 đề tài cấp tỉnh, 30 đề tài cấp cơ sở.",
        "topic_province 9; topic_school 44; topic_province 6; topic_school 30",
    ),
    "subjects in one sentence": (
        "Hai trường có số lớp lớn là Trường Chính trị tỉnh Đồng Nai với 35 lớp và Trường Chính trị tỉnh Bình Dương với 31 lớp.",
        "@tct-dong-nai class_count 35; @tct-binh-duong class_count 31",
    ),
    "abbreviations of the field": (
        "Quản lý, giảng dạy 30 lớp TCLLCT với 2100 HV; 18 lớp BD với 1.400 HV.",
        "class_llct_intermediate 30; learner_llct_intermediate 2100; class_refresher 18; learner_refresher 1400",
    ),
    "a level in capitals takes the noun before": (
        "Tổ chức 01 Hội thảo cấp Tỉnh và 02 cấp Trường; 08 Tọa đàm cấp Khoa.",
        "workshop_province 1; workshop_school 2; seminar_faculty 8",
    ),
    "words, and their total": (
        "Đã khai giảng được bốn lớp bồi dưỡng, ba lớp trung cấp lý luận chính trị; tổng cộng bảy lớp.",
        "class_refresher 4; class_llct_intermediate 3; class_count 7",
    ),
    "kinds named without their classes": (
        "Sáu tháng đầu năm, toàn trường đã tiếp nhận và quản lý 33 lớp, gồm: 12 lớp trung cấp lý luận chính trị, 1 lớp cao cấp lý luận chính trị, 20 lớp bồi dưỡng các loại; tổng số học viên là 2.478 đồng chí (trong đó hệ trung cấp 870 đồng chí, hệ cao cấp 68 đồng chí, bồi dưỡng 1.540 đồng chí).",
        "class_count 33; class_llct_intermediate 12 <class_count; class_llct_advanced 1 <class_count; class_refresher 20 <class_count; learner_count 2478; learner_llct_intermediate 870 <learner_count; learner_llct_advanced 68 <learner_count; learner_refresher 1540 <learner_count",
    ),
    "degrees before their numbers": (
        "Trình độ chuyên môn: tiến sĩ 05 người, thạc sĩ 37 người, đại học 12 người; trình độ lý luận chính trị: cao cấp 28 người, trung cấp 9 người.",
        "staff_phd 5; staff_master 37; staff_llct_advanced 28",
    ),
    "a prize told at the end": (
        "Có 3 giảng viên đạt giải Nhất, 2 giảng viên đạt giải Nhì tại Hội thi giảng viên dạy giỏi toàn quốc.",
        "excellent_lecturer 3; excellent_lecturer 2",
    ),
    "taking part is not winning": (
        "Trường cử 4 giảng viên dự thi giảng viên dạy giỏi cấp Học viện, kết quả 100% đạt giải.",
        "",
    ),
    "groups of criteria are nothing": (
        "Trường đã đạt 6/6 nhóm tiêu chí với 52 tiêu chí đạt, 5 tiêu chí vượt.",
        "standard_criteria_met 52",
    ),
    "books before their numbers": (
        "Thông tin lý luận và thực tiễn ra được 4 số; kỷ yếu 2 cuốn; sách chuyên khảo 1 cuốn.",
        "bulletin_issue 4; proceedings 2; monograph 1",
    ),
    "learners on a trip give their classes away": (
        "Trường tổ chức coi thi hết môn cho 14 lớp với 980 học viên; tổ chức cho 3 lớp với 190 học viên đi nghiên cứu thực tế.",
        "maybe: learner_count 980",
    ),
    "learners beside planned classes": (
        "Kế hoạch đề ra: 62 lớp, 4.650 học viên. Thực hiện: 65 lớp, 4.910 học viên.",
        "class_planned 62; class_count 65; learner_count 4910",
    ),
    "out of all that was planned": (
        "Đã mở 51 lớp trên tổng số 55 lớp theo kế hoạch.",
        "class_count 51; class_planned 55",
    ),
    "a council's level, and initiatives": (
        "Hội đồng khoa học cấp trường nghiệm thu 9 đề tài, thông qua 12 sáng kiến.",
        "initiative 12",
    ),
    "a school as part of the cluster": (
        "Toàn Cụm có 8 trường: 238 lớp, 12.378 học viên; trong đó Trường Chính trị tỉnh Hà Giang 20 lớp, 1.663 học viên.",
        "class_count 238; learner_count 12378; @tct-ha-giang class_count 20 <class_count; @tct-ha-giang learner_count 1663 <learner_count",
    ),
    "no single value at all": (
        "Trường đón tiếp hơn 1 nghìn lượt khách, hàng trăm lượt học viên, nhiều đoàn công tác.",
        "",
    ),
    "an event holds no figures": (
        "Hội nghị có sự tham dự của 45 đại biểu đến từ 10 trường; 7 ý kiến phát biểu; thời gian 2 ngày.",
        "",
    ),
    "a class in hours and money": (
        "Lớp có 12 chuyên đề, 450 tiết, 30 tín chỉ, thời gian học 18 tháng, học phí 2.500.000 đồng.",
        "",
    ),
    "learners who give blood": (
        "Ngày 12/10/2025, 120 học viên lớp trung cấp lý luận chính trị tham gia hiến máu; 340 đơn vị máu được tiếp nhận.",
        "",
    ),
    "a library": ("Thư viện có 12.000 đầu sách, 30 loại báo, tạp chí; phục vụ 4.500 lượt bạn đọc.", ""),
    "teams of a tournament": (
        "Giải bóng chuyền có 14 đội với 168 vận động viên là cán bộ, giảng viên tham gia; hội thao cấp cụm lần thứ 4.",
        "",
    ),
    "a survey": ("Lấy phiếu khảo sát 350 học viên và 46 giảng viên về chất lượng giảng dạy.", ""),
    "those who were praised": (
        "Đã khen thưởng 15 giảng viên, 6 viên chức, 40 học viên có thành tích xuất sắc.",
        "",
    ),
    "people appointed and hired": (
        "UBND tỉnh bổ nhiệm 1 Phó Hiệu trưởng; nhà trường bổ nhiệm 3 viên chức quản lý, tuyển dụng 2 giảng viên, nghỉ hưu 4 viên chức.",
        "",
    ),
    "sizes of classes": (
        "Quy mô mỗi lớp 60 đến 70 học viên; thời lượng 5 - 7 ngày; tối đa 80 học viên một lớp.",
        "",
    ),
    "workshops of others": (
        "Tham dự 8 hội thảo, 12 tọa đàm do các trường bạn tổ chức; gửi 25 tham luận.",
        "",
    ),
    "papers for workshops": (
        "Giảng viên gửi 12 bài tham gia hội thảo cấp bộ, 8 bài hội thảo cấp trường.",
        "",
    ),
    "lecturers of others teach classes": (
        "Học viện cử 5 giảng viên về trường giảng dạy 2 lớp cao cấp lý luận chính trị với 130 học viên.",
        "class_llct_advanced 2; learner_llct_advanced 130",
    ),
    "titles": (
        "Khối thi đua gồm 12 đơn vị; trường được tặng 2 Cờ, 5 Bằng khen; 12 giảng viên đạt danh hiệu lao động tiên tiến.",
        "",
    ),
    "doctors of a council": (
        "Hội đồng gồm 7 thành viên, trong đó có 3 tiến sĩ là chuyên gia ngoài trường.",
        "",
    ),
    "numbers and dates of documents": (
        "Quyết định số 1234/QĐ-UBND ngày 5/6/2025; Thông báo 45-TB/TU; Công văn số 89.",
        "",
    ),
    "books given away": ("Tặng 3 bộ giáo trình, 50 cuốn tài liệu cho trung tâm chính trị huyện.", ""),
    "headings of schools with sections": (
        "Trường Chính trị tỉnh Hà Giang\nCông tác đào tạo, bồi dưỡng: 20 lớp/1.663 học viên.\nNghiên cứu khoa học: 01 đề tài cấp tỉnh; 04 đề tài cấp trường.\nTrường Chính trị Hoàng Đình Giong tỉnh Cao Bằng\nCông tác đào tạo, bồi dưỡng: 14 lớp/779 học viên.",
        "@tct-ha-giang class_count 20; @tct-ha-giang learner_count 1663; @tct-ha-giang topic_province 1; @tct-ha-giang topic_school 4; @tct-hoang-dinh-giong-cao-bang class_count 14; @tct-hoang-dinh-giong-cao-bang learner_count 779",
    ),
    "two schools of one name": (
        "Trường Đào tạo cán bộ Nguyễn Văn Cừ tỉnh Quảng Ninh mở 97 lớp; Trường Chính trị Nguyễn Văn Cừ tỉnh Bắc Ninh mở 60 lớp.",
        "@tdtcb-nguyen-van-cu-quang-ninh class_count 97; @tct-nguyen-van-cu-bac-ninh class_count 60",
    ),
    "the school learned from is not the subject": (
        "Học tập kinh nghiệm của Trường Chính trị tỉnh Bình Dương, Trường Chính trị tỉnh Bình Phước đã mở 22 lớp.",
        "@tct-binh-phuoc class_count 22",
    ),
    "provinces and the rest": (
        "Trong Cụm, Sơn La mở 27 lớp, Lào Cai mở 24 lớp, còn lại các trường khác mở 150 lớp.",
        "@tct-son-la class_count 27; @tct-lao-cai class_count 24; class_count 150",
    ),
    "a title page names the school": (
        "TRƯỜNG CHÍNH TRỊ TỈNH HẢI DƯƠNG\n\nBÁO CÁO SƠ KẾT\n\nThực hiện Kế hoạch của Cụm thi đua, nhà trường báo cáo kết quả như sau:\n\n1. Đào tạo: mở 30 lớp.\n\n2. Khoa học: 4 đề tài cấp trường.",
        "@tct-hai-duong class_count 30; @tct-hai-duong topic_school 4",
    ),
    "two provinces together": ("Hai trường Lào Cai và Sơn La cùng mở 51 lớp.", "class_count 51"),
    "a table in lines": (
        "| Chỉ tiêu | Kết quả |\n| Số lớp | 29 |\n| Số học viên | 2.130 |\n| Đề tài cấp trường | 7 |\n| Hội thảo cấp tỉnh | 1 |",
        "class_count 29; learner_count 2130; topic_school 7; workshop_province 1",
    ),
    "a table in columns": (
        "Số lớp\t29\nSố học viên\t2.130\nĐề tài cấp tỉnh\t2",
        "class_count 29; learner_count 2130; topic_province 2",
    ),
    "parts with their learners": (
        "Mở 45 lớp, trong đó: Đào tạo trung cấp 15 lớp, 1.080 học viên; bồi dưỡng 30 lớp, 2.310 học viên.",
        "class_count 45; class_llct_intermediate 15 <class_count; learner_llct_intermediate 1080; class_refresher 30 <class_count; learner_refresher 2310",
    ),
    "parts of learners": (
        "Số học viên: 3.390, gồm 1.080 học viên trung cấp, 2.310 học viên bồi dưỡng.",
        "learner_count 3390; learner_llct_intermediate 1080 <learner_count; learner_refresher 2310 <learner_count",
    ),
    "a fraction of the same works": (
        "Thực hiện 12 đề tài khoa học các cấp, trong đó có 02 đề tài cấp tỉnh, 10 đề tài cấp cơ sở; 12/12 đề tài đúng tiến độ.",
        "topic_province 2; topic_school 10",
    ),
    "one verb for a list": (
        "Cử đi học: tiến sĩ 2, thạc sĩ 3, cao cấp lý luận chính trị 4, bồi dưỡng 56 lượt.",
        "staff_sent_phd 2; staff_sent_master 3; staff_sent_llct_advanced 4; staff_training_turns 56",
    ),
    "a closing with those who passed": (
        "Lễ bế giảng có 64/64 học viên đủ điều kiện được cấp bằng tốt nghiệp.",
        "graduate_count 64",
    ),
    "a noun, then levels": (
        "Nghiệm thu đề tài: 3 cấp tỉnh, 8 cấp trường.",
        "topic_province 3; topic_school 8",
    ),
    "a total, then levels before numbers": (
        "Trong tổng số 20 đề tài, đề tài cấp tỉnh có 2, đề tài cấp trường có 18.",
        "topic_province 2; topic_school 18",
    ),
    "a state in brackets": (
        "Đề tài cấp tỉnh: 02 (01 chuyển tiếp, 01 mới); đề tài cấp trường: 09.",
        "topic_province 2; topic_school 9",
    ),
    "political theory by its short names": (
        "Về trình độ: 6 tiến sĩ, 33 thạc sĩ, 2 đại học; về lý luận chính trị: 36 cao cấp, 5 trung cấp.",
        "staff_phd 6; staff_master 33; staff_llct_advanced 36",
    ),
    "a noun ahead of two levels of people": (
        "Thao giảng: cấp khoa 24 giảng viên, cấp trường 8 giảng viên.",
        "demo_teaching_faculty 24; demo_teaching_school 8",
    ),
    "lecturers and officers together": (
        "Đưa 24 lượt giảng viên, 8 lượt viên chức đi nghiên cứu thực tế tại cơ sở.",
        "field_trip_staff 24; field_trip_staff 8",
    ),
    "what is said of both": (
        "Ban Chỉ đạo 35 đã đăng 860 tin, bài, 45 video phản bác các quan điểm sai trái, thù địch.",
        "nq35_article 860",
    ),
    "so many out of so many": (
        "Nhà trường hoàn thành 49 trên 55 tiêu chí của trường chính trị chuẩn.",
        "standard_criteria_met 49",
    ),
    "targets of emulation": (
        "Chỉ tiêu thi đua: mở 50 lớp, 3 hội thảo cấp tỉnh, 100% giảng viên dự giờ.",
        "class_planned 50",
    ),
    "a fraction of a plan": (
        "Đã mở 30/50 lớp theo kế hoạch; còn 20 lớp sẽ mở trong quý IV.",
        "class_count 30; class_planned 20; maybe: class_planned 50",
    ),
    "learners of classes on a visit": (
        "Trường tổ chức cho học viên 5 lớp đi tham quan, học tập kinh nghiệm.",
        "",
    ),
    "a total, its classes, all learners": (
        "Trường Chính trị tỉnh Ninh Thuận vừa khai giảng đồng loạt 5 lớp: 2 lớp trung cấp LLCT, 3 lớp bồi dưỡng, tổng cộng 371 học viên.",
        "@tct-ninh-thuan class_count 5; @tct-ninh-thuan class_llct_intermediate 2 <class_count; @tct-ninh-thuan class_refresher 3 <class_count; @tct-ninh-thuan learner_count 371",
    ),
    "classes that sit exams": (
        "Đã có 2 lớp tốt nghiệp, 3 lớp thi cuối khóa, 6 lớp đi nghiên cứu thực tế.",
        "",
    ),
    "guests and learners at an opening": (
        "Dự lễ khai giảng có lãnh đạo Ban Tổ chức Tỉnh ủy và 73 học viên của lớp trung cấp lý luận chính trị.",
        "learner_llct_intermediate 73",
    ),
    "faculties hold two kinds of event": (
        "Các khoa chủ động tổ chức 6 hội thảo, 14 tọa đàm khoa học.",
        "workshop_faculty 6; seminar_faculty 14",
    ),
    "proceedings of a workshop": (
        "Giáo trình nội bộ: 3 cuốn; kỷ yếu hội thảo: 2 quyển.",
        "textbook 3; proceedings 2",
    ),
    "fractions of lecturers": (
        "Tiến sĩ: 3/34 giảng viên; thạc sĩ: 29/34 giảng viên.",
        "staff_phd 3; staff_master 29",
    ),
    "a level held, another hoped for": (
        "Năm 2024 trường đạt chuẩn mức 1, là cơ sở để phấn đấu đạt mức 2 vào năm 2028.",
        "standard_school_level 1",
    ),
    "what is set for next year": (
        "Nhà trường xác định năm tới: khai giảng 55 lớp; công bố 30 bài tạp chí; bồi dưỡng 4.000 lượt học viên.",
        "class_planned 55",
    ),
    "outside the plan": (
        "Bổ sung ngoài kế hoạch 6 lớp bồi dưỡng theo yêu cầu của tỉnh.",
        "maybe: class_refresher 6",
    ),
}
