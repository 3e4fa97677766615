"""Passages in the voices of reports, school news, speeches and the press, with what each may mislead by.

Written as in `passages`.
"""

PASSAGES: dict[str, tuple[str, str]] = {
    "what the cluster itself has held": (
        "Cụm trưởng: Trường Chính trị tỉnh Thái Bình; Cụm phó: Trường Chính trị tỉnh Hà Nam. Cụm đã tổ chức 05 hoạt động tập trung, 02 hội thảo cấp cụm và 01 tọa đàm cấp cụm.",
        "cluster_activity_joined 5; workshop_cluster 2; seminar_cluster 1",
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
    "news of a conference": (
        "Trường Chính trị tỉnh Điện Biên vừa tổ chức Hội nghị tổng kết năm học 2024 - 2025. Theo báo cáo, năm học qua Nhà trường đã đào tạo, bồi dưỡng được 68 lớp với 5.217 học viên, đạt 104,6% kế hoạch; có 3 đề tài khoa học cấp tỉnh được nghiệm thu, xếp loại khá trở lên; giảng viên công bố 47 bài báo trên các tạp chí, trong đó 3 bài quốc tế.",
        "@tct-dien-bien class_count 68; @tct-dien-bien learner_count 5217; @tct-dien-bien topic_province 3; @tct-dien-bien journal_article 47 maybe: @tct-dien-bien journal_article 3 <journal_article",
    ),
    "teachers who are honoured are no head count": (
        "Ngày 20/11, Trường Chính trị tỉnh Hà Giang kỷ niệm 43 năm Ngày Nhà giáo Việt Nam. Dịp này 6 nhà giáo được tặng Kỷ niệm chương, 12 tập thể và 25 cá nhân được Giám đốc Học viện tặng Bằng khen.",
        "",
    ),
    "a speech with numbers in words": (
        "Thưa các đồng chí! Nhìn lại một năm, chúng ta đã làm được nhiều việc: ba mươi hai lớp được mở đúng tiến độ, hai nghìn một trăm học viên được học tập trong môi trường nghiêm túc, bốn đề tài cấp trường được nghiệm thu. Nhưng cũng còn năm, sáu việc chưa xong.",
        "class_count 32; learner_count 2100; topic_school 4",
    ),
    "a year to come is a plan": (
        "Tôi đề nghị, năm 2027, tập thể nhà trường quyết tâm mở 70 lớp, hoàn thành 02 đề tài cấp tỉnh, xuất bản 01 cuốn sách chuyên khảo.",
        "class_planned 70",
    ),
    "results and plans under numbered headings": (
        "I. CÔNG TÁC ĐÀO TẠO, BỒI DƯỠNG\n1. Kết quả mở lớp\n- Trung cấp LLCT: 10 lớp, 712 học viên.\n- Bồi dưỡng: 22 lớp, 1.804 học viên.\n2. Phương hướng\n- Trung cấp LLCT: 12 lớp, 850 học viên.",
        "class_llct_intermediate 10; learner_llct_intermediate 712; class_refresher 22; learner_refresher 1804; class_planned 12",
    ),
    "staff who left are no head count": (
        "Thực hiện Nghị quyết số 18-NQ/TW, từ ngày 01/7/2025 trường giảm 02 phòng, tinh giản 05 biên chế; 01 phó hiệu trưởng nghỉ hưu.",
        "",
    ),
    "averages and loads": (
        "Mỗi lớp có từ 60 đến 70 học viên, bình quân 65 học viên/lớp; mỗi giảng viên giảng 320 tiết.",
        "",
    ),
    "more and fewer than before": (
        "Tăng 4 lớp so với năm 2024, nhiều hơn 212 học viên; số đề tài cấp trường giảm 2 đề tài.",
        "",
    ),
    "members of bodies": (
        "Ban Chấp hành Đảng bộ gồm 9 đồng chí; Hội đồng khoa học có 11 thành viên, trong đó 3 tiến sĩ.",
        "maybe: staff_phd 3",
    ),
    "learners who were asked": (
        "Trong số 640 học viên được khảo sát, 512 học viên cho rằng nội dung phù hợp.",
        "",
    ),
    "a kind between learners and their classes": (
        "Khoảng 1.200 cán bộ cơ sở đã được bồi dưỡng qua 16 lớp, GẦN gấp đôi so với nhiệm kỳ trước.",
        "learner_refresher 1200 ~; class_refresher 16",
    ),
    "an institute has its own staff": (
        "Viện Chính trị học có 25 giảng viên, 4 tiến sĩ; Khoa Luật có 11 giảng viên.",
        "teaching_staff 25; staff_phd 4 maybe: teaching_staff 11",
    ),
    "what has not been done": (
        "Chưa mở được 03 lớp theo kế hoạch; 01 lớp bồi dưỡng phải chuyển sang năm 2026.",
        "",
    ),
    "planned, done and late": (
        "Số lớp kế hoạch: 48; số lớp thực hiện: 51; số lớp khai giảng chậm: 2.",
        "class_planned 48; class_count 51; class_late_start 2",
    ),
    "provincial press": (
        "Bước vào năm học mới trong bối cảnh vừa hợp nhất, tập thể sư phạm Trường Chính trị tỉnh Lào Cai vẫn giữ nhịp “dạy tốt, học tốt”. Chỉ riêng quý III, đã có 9 lớp được khai giảng, thu hút 640 học viên; 3 lớp bế giảng với 201 học viên nhận bằng tốt nghiệp. Nhà trường cũng đón 2 đoàn khảo sát của Học viện, 7 lượt cán bộ Lào sang học tập kinh nghiệm.",
        "@tct-lao-cai class_count 9; @tct-lao-cai learner_count 640; @tct-lao-cai graduate_count 201 maybe: @tct-lao-cai class_count 3",
    ),
    "numbered schools in one paragraph": (
        "(1) Trường Chính trị tỉnh Hải Dương: mở 44 lớp/3.010 HV; 12 đề tài cấp trường; 03 hội thảo cấp trường; thao giảng cấp trường 10 GV; (2) Trường Chính trị tỉnh Thái Bình: mở 39 lớp/2.745 HV; 08 đề tài cấp trường; 02 hội thảo cấp tỉnh; xuất bản 02 kỷ yếu; (3) Trường Chính trị tỉnh Hà Nam: mở 30 lớp/2.100 HV; 05 sáng kiến; dự giờ 77 lượt.",
        "@tct-hai-duong class_count 44; @tct-hai-duong learner_count 3010; @tct-hai-duong topic_school 12; @tct-hai-duong workshop_school 3; @tct-hai-duong demo_teaching_school 10; @tct-thai-binh class_count 39; @tct-thai-binh learner_count 2745; @tct-thai-binh topic_school 8; @tct-thai-binh workshop_province 2; @tct-thai-binh proceedings 2; @tct-ha-nam class_count 30; @tct-ha-nam learner_count 2100; @tct-ha-nam initiative 5; @tct-ha-nam class_observation 77",
    ),
    "examinations for a rank are no study": (
        "Trong 9 tháng, có 22 lượt viên chức được cử đi bồi dưỡng ngạch chuyên viên, 03 viên chức thi thăng hạng, 02 viên chức được bổ nhiệm phó trưởng khoa.",
        "staff_training_turns 22",
    ),
    "those who study do not rule those who hold": (
        "Hiện tại, toàn trường có 4 nghiên cứu sinh, 37 thạc sĩ và 2 tiến sĩ; số giảng viên có bằng cao cấp lý luận chính trị là 28.",
        "staff_sent_phd 4; staff_master 37; staff_phd 2; staff_llct_advanced 28",
    ),
    "by the plan and what came of it": (
        "Theo kế hoạch, năm 2025 trường mở 55 lớp. Đến 15/11, đã mở 57 lớp, thu hút 4.390 học viên.",
        "class_planned 55; class_count 57; learner_count 4390",
    ),
    "bullets under a time to come": (
        "Trong thời gian tới, nhà trường tiếp tục:\n- Mở 15 lớp trung cấp lý luận chính trị;\n- Hoàn thành 04 đề tài cấp trường;\n- Cử 02 giảng viên đi nghiên cứu sinh.",
        "class_planned 15",
    ),
    "a planned closing": (
        "Dự kiến tháng 12/2025, trường sẽ tổ chức thêm 01 hội thảo cấp tỉnh và bế giảng 4 lớp.",
        "",
    ),
    "if it is approved": (
        "Nếu được phê duyệt, trường sẽ có 2 đề tài cấp bộ; hiện mới có 1 đề tài cấp bộ đang triển khai.",
        "topic_ministry 1",
    ),
    "targets nearly reached": (
        "Nhìn chung, 8 tiêu chí, 54 chỉ tiêu của trường chuẩn mức 1 cơ bản hoàn thành; đến nay trường đã đạt 51/54 chỉ tiêu.",
        "standard_criteria_met 51",
    ),
    "groups of criteria and criteria": (
        "Trường đạt 8/8 nhóm tiêu chí, 55/55 tiêu chí trường chính trị chuẩn mức độ 1.",
        "standard_criteria_met 55 maybe: standard_criteria_met 8; standard_school_level 1",
    ),
    "papers and the website": (
        "Có 19 bài viết đăng Tạp chí Lý luận chính trị, Tạp chí Cộng sản và 26 bài đăng trên Trang thông tin điện tử của trường.",
        "journal_article 19",
    ),
    "papers sent and printed": (
        "Giảng viên có 8 bài tham gia hội thảo quốc gia, 15 bài đăng kỷ yếu; 13 bài công bố trên tạp chí có chỉ số ISSN.",
        "journal_article 13",
    ),
    "graduates of those who sat": (
        "Số học viên tốt nghiệp trung cấp lý luận chính trị trong năm là 534/541 người.",
        "graduate_count 534",
    ),
    "a bracket divides the classes": (
        "12 lớp trung cấp LLCT (hệ tập trung: 4 lớp, 280 học viên; hệ không tập trung: 8 lớp, 590 học viên).",
        "class_llct_intermediate 12 maybe: class_llct_intermediate 4 <class_llct_intermediate; class_llct_intermediate 8 <class_llct_intermediate; learner_llct_intermediate 280; learner_llct_intermediate 590",
    ),
    "fractions in words": (
        "Gần 1/3 số giảng viên có trình độ tiến sĩ; hơn một nửa học viên là nữ; 2/3 số lớp học vào cuối tuần.",
        "",
    ),
    "people who came and went": (
        "Trường tiếp nhận 3 giảng viên từ tỉnh khác chuyển về, 2 giảng viên nghỉ hưu, 1 giảng viên chuyển công tác.",
        "",
    ),
    "all of the plan in a bracket": (
        "Mở được 100% số lớp theo kế hoạch (49/49 lớp), tổng cộng 3.604 người học.",
        "class_count 49; learner_count 3604",
    ),
    "totals that end sentences": (
        "Tổng số lớp: 37. Tổng số học viên: 2.711. Số học viên đã tốt nghiệp: 1.120.",
        "class_count 37; learner_count 2711; graduate_count 1120",
    ),
    "the plan beside the result": (
        "Trường Chính trị tỉnh Sơn La: Mở 28 lớp (kế hoạch 30 lớp), 2.020 học viên; Trường Chính trị tỉnh Lào Cai: Mở 35 lớp (kế hoạch 33 lớp), 2.640 học viên.",
        "@tct-son-la class_count 28; @tct-son-la class_planned 30; @tct-son-la learner_count 2020; @tct-lao-cai class_count 35; @tct-lao-cai class_planned 33; @tct-lao-cai learner_count 2640",
    ),
    "topics put off": (
        "02 đề tài khoa học cấp tỉnh, 01 đề án cấp tỉnh, 07 đề tài khoa học cấp cơ sở được nghiệm thu; 03 đề tài cấp cơ sở chuyển sang năm sau.",
        "topic_province 2; project_de_an 1; topic_school 7 maybe: topic_school 3",
    ),
    "two faculties in one sentence": (
        "Khoa Lý luận cơ sở tổ chức 03 buổi tọa đàm, 02 hội thảo cấp khoa; Khoa Nhà nước và pháp luật tổ chức 04 buổi tọa đàm.",
        "seminar_faculty 3; workshop_faculty 2; seminar_faculty 4",
    ),
    "contracts beside the established staff": (
        "Trường hiện có 62 biên chế, 8 hợp đồng lao động; trong đó giảng viên 43 người.",
        "staff_total 62; teaching_staff 43 <staff_total maybe: staff_total 8",
    ),
    "study abroad is no turn": (
        "Trường cử 38 lượt giảng viên tham gia tập huấn tại Học viện Chính trị quốc gia Hồ Chí Minh, 2 giảng viên đi học tập ở nước ngoài.",
        "staff_training_turns 38",
    ),
    "lessons shown": (
        "Thao giảng 28 tiết cấp khoa và 6 tiết cấp trường.",
        "demo_teaching_faculty 28; demo_teaching_school 6",
    ),
    "a programme's contents": (
        "Theo Quyết định 2252, chương trình gồm 5 phần, 19 môn, 1.056 tiết; học viên hoàn thành 4 bài thu hoạch và 1 khóa luận.",
        "",
    ),
    "two terms of a party congress": (
        "Xin trân trọng báo cáo Đại hội: nhiệm kỳ qua, nhà trường đã chủ trì 01 đề tài cấp bộ, 06 đề tài cấp tỉnh; nhiệm kỳ tới phấn đấu có 02 đề tài cấp bộ, 08 đề tài cấp tỉnh.",
        "topic_ministry 1; topic_province 6",
    ),
    "staff exchanged are no head count": (
        "Trường Chính trị tỉnh Thái Bình đã ký kết với Trường Chính trị tỉnh Hà Nam, trao đổi 4 giảng viên, phối hợp tổ chức 02 hội thảo cấp trường.",
        "@tct-thai-binh workshop_school 2",
    ),
    "a report with its plan for the next year": (
        "TRƯỜNG CHÍNH TRỊ TỈNH LAI CHÂU\nBÁO CÁO\nKết quả công tác năm 2025\nI. Kết quả\n1. Đào tạo: 31 lớp, 2.207 học viên.\n2. Nghiên cứu khoa học: 04 đề tài cấp trường.\nII. Phương hướng năm 2026\n1. Đào tạo: 33 lớp, 2.300 học viên.\n2. Nghiên cứu khoa học: 05 đề tài cấp trường.",
        "@tct-lai-chau class_count 31; @tct-lai-chau learner_count 2207; @tct-lai-chau topic_school 4; @tct-lai-chau class_planned 33",
    ),
    "five years in numbers": (
        "Những con số biết nói: 5 năm, 342 lớp, 26.780 lượt học viên, 21 đề tài cấp tỉnh, 188 bài báo khoa học.",
        "class_count 342; learner_count 26780; topic_province 21; journal_article 188",
    ),
    "learners told before their classes": (
        "Thông tin từ Trường Chính trị tỉnh Đồng Nai cho biết, chỉ sau nửa năm vận hành mô hình mới, đơn vị đã tuyển sinh 1.180 học viên cho 16 lớp trung cấp lý luận chính trị; cùng thời gian, 24 lớp bồi dưỡng ngắn hạn cũng được hoàn tất với 2.245 lượt người học.",
        "@tct-dong-nai learner_llct_intermediate 1180; @tct-dong-nai class_llct_intermediate 16; @tct-dong-nai class_refresher 24; @tct-dong-nai learner_refresher 2245",
    ),
    "a number that shows an effort": (
        "Con số 45 lớp trong năm 2025 (tăng 12% so với năm 2024) cho thấy nỗ lực lớn của đội ngũ chỉ có 28 giảng viên.",
        "class_count 45; teaching_staff 28",
    ),
    "what a party congress had asked": (
        "Nhiệm kỳ 2020-2025, Đảng bộ Trường lãnh đạo hoàn thành: 05/05 chỉ tiêu Đại hội; đào tạo 72 lớp trung cấp lý luận chính trị, 5.190 học viên; bồi dưỡng 188 lớp, 16.004 lượt học viên; 9 đề tài cấp tỉnh, 34 đề tài cấp trường.",
        "class_llct_intermediate 72; learner_llct_intermediate 5190; class_refresher 188; learner_refresher 16004; topic_province 9; topic_school 34",
    ),
    "initiatives asked for and those recognised": (
        "Ban Giám hiệu giao 8 khoa, phòng đăng ký 24 sáng kiến; đến nay Hội đồng sáng kiến đã công nhận 19 sáng kiến cấp cơ sở.",
        "initiative 19",
    ),
    "tasks of science": (
        "Trường được Học viện giao chủ trì 1 nhiệm vụ khoa học cấp bộ, tỉnh giao 2 nhiệm vụ khoa học cấp tỉnh.",
        "topic_ministry 1; topic_province 2",
    ),
    "classes by place, learners in all": (
        "Đã mở 18 lớp bồi dưỡng: 6 lớp tại trường, 12 lớp tại các xã; tổng số 1.566 học viên, nữ 702.",
        "class_refresher 18; learner_refresher 1566",
    ),
    "people who took part": (
        "8 giờ sáng nay, 120 cán bộ, giảng viên, học viên dâng hương tại Nghĩa trang liệt sĩ.",
        "",
    ),
    "books bought and handed out": (
        "Nhận 500 cuốn giáo trình từ Học viện, cấp phát cho 7 lớp; thư viện bổ sung 320 đầu sách.",
        "",
    ),
    "classes that remain": (
        "So với kế hoạch 60 lớp, trường mới mở 52 lớp; 8 lớp còn lại khai giảng trong tháng 12.",
        "class_planned 60; class_count 52",
    ),
    "fewer than planned": (
        "Kế hoạch đầu năm là 36 lớp nhưng do dịch bệnh chỉ mở được 29 lớp, 2.030 học viên.",
        "class_planned 36; class_count 29; learner_count 2030",
    ),
    "how many schools hold a level": (
        "Đến nay có 04 trường đạt chuẩn mức 1; 02 trường đang trình hồ sơ.",
        "",
    ),
    "kinds of class and what is beside them": (
        "Trường mở 2 lớp cao cấp lý luận chính trị (147 học viên), 9 lớp trung cấp lý luận chính trị (665 học viên); ngoài ra còn 5 lớp sơ cấp với 402 học viên.",
        "class_llct_advanced 2; learner_llct_advanced 147; class_llct_intermediate 9; learner_llct_intermediate 665",
    ),
    "officials for whom a class was opened": (
        "Sở Nội vụ phối hợp trường mở lớp bồi dưỡng cho 95 công chức, viên chức.",
        "learner_refresher 95",
    ),
    "a course with its speakers": (
        "Chương trình tập huấn có 2 báo cáo viên, 110 người tham dự.",
        "maybe: learner_count 110; learner_refresher 110",
    ),
    "more than was foreseen": (
        "Trường mở thêm 3 lớp so với dự kiến, nâng tổng số lớp lên 47 lớp.",
        "class_count 47 maybe: class_count 3 <class_count",
    ),
    "learners who left": (
        "Số học viên bỏ học: 4; chuyển trường: 2; bảo lưu: 7 học viên.",
        "",
    ),
    "the cluster and one of its schools": (
        "Trong 3 quý đầu năm, cả cụm đã có 19 đề tài cấp tỉnh, 64 đề tài cấp trường; Trường Chính trị tỉnh Sơn La đóng góp 5 đề tài cấp tỉnh.",
        "topic_province 19; topic_school 64; @tct-son-la topic_province 5",
    ),
    "schools above their bullets": (
        "Trường Chính trị tỉnh Điện Biên:\n- Mở 26 lớp, 1.905 học viên\n- 03 hội thảo cấp trường\n- 15 lượt giảng viên đi nghiên cứu thực tế\nTrường Chính trị tỉnh Lào Cai:\n- Mở 40 lớp, 3.133 học viên\n- 01 đề tài cấp bộ",
        "@tct-dien-bien class_count 26; @tct-dien-bien learner_count 1905; @tct-dien-bien workshop_school 3; @tct-dien-bien field_trip_staff 15; @tct-lao-cai class_count 40; @tct-lao-cai learner_count 3133; @tct-lao-cai topic_ministry 1",
    ),
    "tasks of a quarter": (
        "Nhiệm vụ trọng tâm quý IV: nghiệm thu 3 đề tài cấp trường, tổ chức 1 tọa đàm cấp cụm, khai giảng 6 lớp.",
        "class_planned 6",
    ),
    "the prize and the contest in one sentence": (
        "Hội thi Giảng viên dạy giỏi toàn quốc: trường có 2 giảng viên tham gia, 1 giảng viên đạt giải Nhì.",
        "excellent_lecturer 1",
    ),
    "women among the learners": (
        "Số học viên nữ là 412 trong tổng số 1.030 học viên.",
        "maybe: learner_count 1030; learner_count 412 <learner_count",
    ),
}
