"""Passages in the words of annual reports and school news, with what each may mislead by.

Written as in `passages`.
"""

PASSAGES: dict[str, tuple[str, str]] = {
    "a target in a bracket beside lessons observed": (
        "Dự giờ 61 tiết (theo kế hoạch 52 giờ). Thao giảng cấp trường 12 bài, cấp khoa 30 bài. Có 3 giảng viên đạt danh hiệu giảng viên dạy giỏi cấp trường.",
        "class_observation 61; demo_teaching_school 12; demo_teaching_faculty 30; excellent_lecturer 3",
    ),
    "nouns before a colon with words between": (
        "Mô hình mới, cách làm hay: 03 mô hình. Công tác tham mưu tư vấn cho cấp ủy, chính quyền: 02 báo cáo. Tập bài giảng dùng cho lớp bồi dưỡng cấp xã: 03 tập.",
        "new_practice 3; policy_report 2; textbook 3",
    ),
    "turns of the school's own staff": (
        "Về công tác cán bộ, trường đã cử 02 giảng viên đi học nghiên cứu sinh, 03 đồng chí học cao cấp lý luận chính trị; bồi dưỡng trên 20 lượt cán bộ, giảng viên về chuyển đổi số.",
        "staff_sent_phd 2; staff_sent_llct_advanced 3; staff_training_turns 20 ~",
    ),
    "works written with two letters": (
        "Kết quả NCKH: 01 ĐT cấp tỉnh, 05 ĐT cấp trường đã nghiệm thu; 02 HT cấp trường, 01 HT cấp tỉnh; 06 sáng kiến được công nhận.",
        "topic_province 1; topic_school 5; workshop_school 2; workshop_province 1; initiative 6",
    ),
    "classes to be added beside the year's plan": (
        "Kế hoạch năm giao 60 lớp. Đến ngày 30/9 trường đã mở 43 lớp với 3.215 học viên. Dự kiến quý IV mở thêm 17 lớp.",
        "class_planned 60; class_count 43; learner_count 3215",
    ),
    "learners and staff who go to the field": (
        "Trong 6 tháng đầu năm, trường tổ chức cho 27 lượt giảng viên đi nghiên cứu thực tế tại các xã; 4 giảng viên đi thực tế có thời hạn ở cơ sở 6 tháng. Các lớp học viên đi thực tế ngoài tỉnh 5 chuyến.",
        "field_trip_staff 27; lecturer_field_term 4",
    ),
    "a month of classes taught and what they did": (
        "Tháng 11, nhà trường quản lý, giảng dạy 14 lớp với 1.012 học viên, trong đó mở mới 3 lớp. Tổ chức thi hết môn cho 6 lớp, đưa 2 lớp đi nghiên cứu thực tế, bế giảng 2 lớp.",
        "class_count 14; learner_count 1012 maybe: class_count 3 <class_count; class_count 2",
    ),
    "a prize told a sentence after its contest": (
        "Trường Chính trị tỉnh Thái Bình tham gia đầy đủ 5 hoạt động tập trung của cụm, đăng cai 01 hội thảo cấp cụm và cử 04 giảng viên dự hội thi giảng viên dạy giỏi. Kết quả, 3 giảng viên đạt giải.",
        "@tct-thai-binh cluster_activity_joined 5; @tct-thai-binh workshop_cluster 1; @tct-thai-binh excellent_lecturer 3",
    ),
    "learners certified in classes of a plan": (
        "Theo Kế hoạch số 15-KH/TCT ngày 06/02/2025, trường mở các lớp bồi dưỡng đối tượng 3, đối tượng 4. Tính đến tháng 8, đã có 7 lớp hoàn thành với 521 học viên được cấp chứng chỉ.",
        "graduate_count 521 maybe: class_refresher 7; class_count 7; learner_refresher 521; learner_count 521",
    ),
    "no more than praise": (
        "Năm học vừa qua, mỗi giảng viên có ít nhất 1 bài viết; nhiều đề tài được đánh giá cao. Trường xếp thứ 2 trong cụm thi đua với 96,5 điểm.",
        "",
    ),
    "staff who grew": (
        "Năm 2025 là năm đội ngũ nhà trường có bước trưởng thành mới: 5 giảng viên được cử đi đào tạo thạc sĩ, 02 giảng viên nghiên cứu sinh; 12 viên chức học cao cấp lý luận chính trị; hơn 60 lượt viên chức được bồi dưỡng ngắn hạn.",
        "staff_sent_master 5; staff_sent_phd 2; staff_sent_llct_advanced 12; staff_training_turns 60 ~",
    ),
    "lecturers who took part and those recognised": (
        "Hội thi giảng viên dạy giỏi cấp trường năm 2026 diễn ra trong hai ngày 12 và 13/5 với 14 giảng viên tham gia. Ban Giám khảo đã trao 1 giải Nhất, 2 giải Nhì, 3 giải Ba; 11 giảng viên được công nhận danh hiệu giảng viên dạy giỏi.",
        "excellent_lecturer 11",
    ),
    "an adjusted plan before what was done": (
        "Kế hoạch năm 2026 (đã điều chỉnh): 64 lớp, 4.720 học viên. Thực hiện 10 tháng: 55 lớp, 4.106 học viên, đạt 86% kế hoạch.",
        "class_planned 64; class_count 55; learner_count 4106",
    ),
    "criteria that are needed and those reached": (
        "Để đạt trường chính trị chuẩn mức 2, trường cần hoàn thành 63 tiêu chí. Rà soát đến tháng 9 cho thấy trường mới đạt 48 tiêu chí, còn 15 tiêu chí phải tiếp tục phấn đấu.",
        "standard_criteria_met 48",
    ),
    "out of all lecturers": (
        "Trường Chính trị tỉnh Đồng Nai hiện có 74 viên chức và người lao động. Trong 55 giảng viên có 6 tiến sĩ, 44 thạc sĩ; 9 giảng viên cao cấp, 27 giảng viên chính. Có 48 người có trình độ cao cấp lý luận chính trị.",
        "@tct-dong-nai staff_total 74; @tct-dong-nai teaching_staff 55; @tct-dong-nai staff_phd 6 <teaching_staff; @tct-dong-nai staff_master 44 <teaching_staff; @tct-dong-nai staff_llct_advanced 48",
    ),
    "examinations of classes": (
        "Trong tuần, trường tổ chức thi tốt nghiệp cho 3 lớp trung cấp với 214 học viên; chấm 214 bài thi; họp xét tư cách 5 lớp.",
        "maybe: learner_llct_intermediate 214",
    ),
    "lessons shown in one sentence with lessons observed": (
        "Các khoa duy trì thao giảng, dự giờ: đã thao giảng 24 tiết cấp khoa, 9 tiết cấp trường; dự 112 giờ giảng của giảng viên.",
        "demo_teaching_faculty 24; demo_teaching_school 9; class_observation 112",
    ),
    "numbers of two schools told in a row": (
        "Theo báo cáo, đến hết tháng 11 Trường Chính trị tỉnh Thái Bình mở 33 lớp, Trường Chính trị tỉnh Hải Dương mở 46 lớp. Số học viên tương ứng là 2.418 và 3.377 người.",
        "@tct-thai-binh class_count 33; @tct-hai-duong class_count 46 maybe: @tct-thai-binh learner_count 2418; @tct-hai-duong learner_count 3377; @tct-hai-duong learner_count 2418",
    ),
    "enrolled out of those expected": (
        "Đã khai giảng 30/36 lớp theo kế hoạch, 06 lớp chưa mở do chưa đủ chỉ tiêu; tổng số học viên nhập học 2.263/2.500.",
        "class_count 30; learner_count 2263 maybe: class_planned 36",
    ),
    "lecturers who received a degree": (
        'Đồng chí Hiệu trưởng, TS Nguyễn Văn A cho biết: "Chúng tôi vừa đưa vào sử dụng 8 phòng học thông minh. Từ đầu năm, trường đã đón 1.350 lượt học viên tại 17 lớp bồi dưỡng. Ba giảng viên của trường vừa nhận bằng thạc sĩ".',
        "learner_refresher 1350; class_refresher 17",
    ),
    "essays and theses of learners": (
        "Học kỳ này, học viên các lớp viết 196 bài thu hoạch, bảo vệ 73 khóa luận; 12 học viên phải thi lại. Nhà trường lấy phiếu đánh giá 48 lượt giảng viên.",
        "",
    ),
    "levels in brackets after their works": (
        "Hoạt động khoa học: Đề tài: 8 (cấp tỉnh 1, cấp trường 7). Hội thảo: 5 (cấp tỉnh 1; cấp trường 4). Bài đăng tạp chí: 18.",
        "topic_province 1; topic_school 7; workshop_province 1; workshop_school 4; journal_article 18",
    ),
    "a stock that was raised by degrees won": (
        "Trong năm, có 02 giảng viên bảo vệ thành công luận án tiến sĩ, nâng tổng số tiến sĩ của trường lên 7 đồng chí; 03 giảng viên đang học cao học; 01 giảng viên được phong chức danh giảng viên cao cấp.",
        "staff_phd 7; staff_sent_master 3",
    ),
    "a closed bracket is no whole": (
        "Đội ngũ của trường hiện có 49 người (33 giảng viên, 16 chuyên viên và nhân viên), trong đó tiến sĩ: 03, thạc sĩ: 27, đại học: 14; cao cấp lý luận chính trị: 22.",
        "staff_total 49; teaching_staff 33 <staff_total; staff_phd 3 <staff_total; staff_master 27 <staff_total; staff_llct_advanced 22 <staff_total",
    ),
    "criteria reached and a level recognised": (
        "Đến thời điểm báo cáo, trường đạt 55/55 tiêu chí và được Ban Bí thư công nhận trường chính trị chuẩn mức 1 vào tháng 9/2025.",
        "standard_criteria_met 55; standard_school_level 1",
    ),
    "classes a school was given": (
        "Năm 2026, trường được giao 58 lớp với 4.300 học viên. Qua 9 tháng, trường thực hiện 47 lớp/3.511 học viên, đạt 81% chỉ tiêu giao. Dự kiến hết năm hoàn thành 100% kế hoạch.",
        "class_planned 58; class_count 47; learner_count 3511",
    ),
    "the kind of a second clause": (
        "Trung tâm Chính trị huyện Mường La mở 19 lớp bồi dưỡng cho 1.502 lượt học viên, trong khi Trung tâm Chính trị huyện Mai Sơn mở 22 lớp cho 1.788 lượt học viên.",
        "class_refresher 19; learner_refresher 1502; class_refresher 22; learner_refresher 1788 maybe: class_count 22; learner_count 1788",
    ),
    "contributions to a workshop": (
        "Với 30 tham luận và 9 ý kiến phát biểu, hội thảo đã làm rõ nhiều vấn đề lý luận. Đây là hội thảo thứ 3 nhà trường tổ chức trong năm.",
        "maybe: workshop_school 3",
    ),
    "an excess beside its plan": (
        "Khép lại năm 2025, Trường Chính trị tỉnh Đồng Nai hoàn thành 72 lớp với gần 5.600 học viên, vượt 4 lớp và 310 học viên so với kế hoạch (68 lớp).",
        "@tct-dong-nai class_count 72; @tct-dong-nai learner_count 5600 ~; @tct-dong-nai class_planned 68",
    ),
    "a plan of a year with its parts": (
        "Kế hoạch đào tạo, bồi dưỡng năm 2027: tổng số 61 lớp, trong đó trung cấp LLCT 17 lớp, bồi dưỡng 44 lớp; số học viên 4.400.",
        "class_planned 61 maybe: class_planned 17 <class_planned; class_planned 44 <class_planned",
    ),
    "a visit": (
        "Chiều 05/6, đoàn công tác Trường Chính trị tỉnh Thái Bình gồm 22 cán bộ, giảng viên đã đến trao đổi kinh nghiệm tại Trường Chính trị tỉnh Hà Nam. Hai bên trao đổi về 4 chuyên đề và ký biên bản ghi nhớ gồm 5 nội dung.",
        "",
    ),
    "degrees told before their numbers": (
        "Trường có tổng số 52 biên chế, hiện có mặt 47 người. Trong đó: Ban Giám hiệu 3 đồng chí; giảng viên 34 đồng chí; trình độ tiến sĩ 02, thạc sĩ 30.",
        "staff_total 47; teaching_staff 34 <staff_total; staff_phd 2 <staff_total; staff_master 30 <staff_total maybe: staff_total 52",
    ),
    "weaknesses with numbers": (
        "Một số hạn chế: còn 3 lớp khai giảng chậm so với kế hoạch; 2 đề tài cấp trường chậm tiến độ; số bài đăng tạp chí còn ít (9 bài); mới có 2 tiến sĩ.",
        "class_late_start 3; journal_article 9; staff_phd 2 maybe: topic_school 2",
    ),
    "learners alone over several years": (
        "Qua 5 năm, trường đã đào tạo được 4.860 học viên trung cấp lý luận chính trị, bồi dưỡng 19.300 lượt cán bộ. Riêng năm 2025: 1.012 học viên trung cấp, 4.277 lượt học viên bồi dưỡng.",
        "learner_llct_intermediate 4860; learner_refresher 19300; learner_llct_intermediate 1012; learner_refresher 4277",
    ),
    "training courses named by two words": (
        "Trường phối hợp với Tỉnh đoàn, Hội Nông dân tỉnh tổ chức 6 lớp tập huấn, bồi dưỡng kỹ năng công tác cho 540 cán bộ đoàn, 3 lớp cho 275 cán bộ hội.",
        "class_refresher 6; learner_refresher 540; class_refresher 3; learner_refresher 275",
    ),
    "demonstrations and lessons with advice": (
        "Tổng kết hoạt động chuyên môn: thao giảng cấp khoa 27 tiết, cấp trường 10 tiết; dự giờ, góp ý 65 lượt giảng viên; 5 giảng viên được công nhận giảng viên dạy giỏi cấp trường; tỷ lệ giờ giảng xếp loại giỏi đạt 88%.",
        "demo_teaching_faculty 27; demo_teaching_school 10; class_observation 65; excellent_lecturer 5",
    ),
    "articles in the spirit of a resolution": (
        "Trường Chính trị tỉnh Sơn La tổ chức 02 hoạt động từ thiện, trao 60 suất quà trị giá 30 triệu đồng; tham gia 4/4 hoạt động của cụm; viết 44 bài theo tinh thần Nghị quyết 35-NQ/TW.",
        "@tct-son-la social_activity 2; @tct-son-la cluster_activity_joined 4; @tct-son-la nq35_article 44",
    ),
    "two years and a year to come": (
        "Năm 2024 trường mở 38 lớp, 2.702 học viên; năm 2025 mở 43 lớp, 3.155 học viên; tăng 5 lớp và 453 học viên. Dự kiến năm 2026 mở 48 lớp.",
        "class_count 38; learner_count 2702; class_count 43; learner_count 3155; class_planned 48",
    ),
    "classes opened and those that still enrol": (
        "Đến ngày 15/11/2025, có 7/9 lớp trung cấp LLCT đã khai giảng với 511 học viên, 2 lớp đang tuyển sinh; bồi dưỡng 31/30 lớp, đạt 103%, 2.466 học viên.",
        "class_llct_intermediate 7; learner_llct_intermediate 511; class_refresher 31; learner_refresher 2466",
    ),
    "tasks of a year numbered in one line": (
        "Nhiệm vụ năm 2026: 1. Mở 54 lớp theo kế hoạch được duyệt. 2. Hoàn thành 2 đề tài cấp tỉnh. 3. Cử 3 giảng viên đi đào tạo tiến sĩ. 4. Tổ chức 1 hội thảo cấp cụm.",
        "class_planned 54",
    ),
    "staff who are left": (
        "Thực hiện chủ trương tinh gọn, trường giảm từ 5 khoa xuống còn 4 khoa, 9 viên chức nghỉ hưu trước tuổi; còn lại 41 viên chức, người lao động, trong đó có 29 giảng viên.",
        "staff_total 41; teaching_staff 29 <staff_total",
    ),
    "lecturers who won the title with few words": (
        "Các giảng viên đã thực hiện 96 tiết dự giờ đồng nghiệp; thao giảng cấp trường 8 lượt; đạt 4 giảng viên giỏi cấp trường.",
        "class_observation 96; demo_teaching_school 8; excellent_lecturer 4",
    ),
    "a course about ethnic affairs": (
        "Sáng 02/12, tại xã Mường Phăng, Trường Chính trị tỉnh Điện Biên khai giảng lớp bồi dưỡng kiến thức dân tộc cho 75 học viên là cán bộ, công chức 6 xã. Học viên được nghiên cứu 7 chuyên đề trong 5 ngày.",
        "@tct-dien-bien learner_refresher 75 maybe: @tct-dien-bien class_refresher 1",
    ),
    "classes put off and classes a day": (
        "Trong quý, trường không có học viên vi phạm; 3 học viên xin bảo lưu; 1 lớp phải lùi lịch thi. Phòng học bố trí cho 5 lớp/ngày.",
        "",
    ),
}
