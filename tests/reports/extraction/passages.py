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
}
