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
    "news of an opening": (
        "Sáng ngày 12/9/2025, Trường Chính trị tỉnh Lào Cai long trọng tổ chức Lễ khai giảng lớp Trung cấp lý luận chính trị K98, hệ không tập trung. Tham dự buổi lễ có đồng chí Nguyễn Văn A, Tỉnh ủy viên, Hiệu trưởng Nhà trường; đại diện lãnh đạo các khoa, phòng và 72 học viên của lớp.",
        "@tct-lao-cai learner_llct_intermediate 72",
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
}
