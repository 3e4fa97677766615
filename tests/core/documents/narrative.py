"""Text and figures of the half-year report of 2024: level, number, title, HTML; and the annex."""

SECTIONS: list[tuple[int, str, str, str]] = [
    (2, "I", "ĐẶC ĐIỂM, TÌNH HÌNH",
     "<p>Năm 2024, Cụm thi đua có 08 trường thành viên. Trường Đào tạo cán bộ Nguyễn Văn Cừ tỉnh Quảng Ninh là đơn vị Cụm trưởng; Trường Chính trị tỉnh Hà Giang là đơn vị Cụm phó thường trực; Trường Chính trị Hoàng Văn Thụ tỉnh Lạng Sơn là đơn vị Cụm phó.</p>"
     "<p>Sáu tháng đầu năm, các trường triển khai nhiệm vụ trong điều kiện địa bàn rộng, đi lại còn khó khăn, yêu cầu chuẩn hóa theo Quy định số 11-QĐ/TW ngày 19 tháng 5 năm 2021 của Ban Bí thư ngày càng cao. Được sự chỉ đạo của Học viện Chính trị quốc gia Hồ Chí Minh, trực tiếp là Vụ Các trường chính trị, cùng sự quan tâm của cấp ủy, chính quyền các tỉnh, các trường giữ vững đoàn kết, chủ động điều chỉnh kế hoạch và bảo đảm tiến độ chung của Cụm.</p>"),
    (2, "II", "KẾT QUẢ CÔNG TÁC THI ĐUA 6 THÁNG ĐẦU NĂM",
     ""),
    (3, "1", "Công tác chỉ đạo, tổ chức phong trào",
     "<p>Các trường hưởng ứng phong trào thi đua “Dân chủ - Kỷ cương - Sáng tạo - Nêu gương - Chất lượng - Hiệu quả” do Giám đốc Học viện phát động, gắn nội dung thi đua với nhiệm vụ chuyên môn của từng khoa, phòng. Ngày 25 tháng 6 năm 2024, Cụm thi đua tổ chức Hội nghị sơ kết theo hình thức trực tuyến với sự tham dự của 08/08 trường; ý kiến thảo luận tại Hội nghị đã được tiếp thu vào Báo cáo này.</p>"),
    (3, "2", "Công tác đào tạo, bồi dưỡng",
     '<p>Toàn Cụm tổ chức 234 lớp đào tạo, bồi dưỡng với 12.443 học viên<span class="footnote first">Số cộng từ báo cáo của 08 trường. Một văn bản trước đây nêu 238 lớp và 12.378 học viên, tức lệch +4 lớp và −65 học viên so với số cộng; chưa xác định được nguyên nhân, hai số được ghi song song tại Phụ lục.</span>, bình quân 53,2 học viên một lớp. Trường Đào tạo cán bộ Nguyễn Văn Cừ tỉnh Quảng Ninh mở nhiều lớp nhất với 97 lớp, chiếm 41,5% số lớp và 31,1% số học viên của Cụm.</p>'
     "<p>Kết quả cụ thể của từng trường về đào tạo, bồi dưỡng và nghiên cứu khoa học như sau:</p>"
     "<ol>"
     "<li>Trường Đào tạo cán bộ Nguyễn Văn Cừ tỉnh Quảng Ninh: 97 lớp, 3.864 học viên; 03 đề tài cấp tỉnh, 06 đề tài cấp trường, 02 đề án, 01 hội thảo cấp tỉnh, 02 số Thông tin lý luận và thực tiễn, 01 sách chuyên khảo, 02 bài đăng tạp chí;</li>"
     "<li>Trường Chính trị tỉnh Điện Biên: 15 lớp, 1.206 học viên; 04 đề tài cấp trường, 01 cuốn kỷ yếu, 01 số Thông tin lý luận và thực tiễn, 04 bài đăng tạp chí;</li>"
     "<li>Trường Chính trị tỉnh Hà Giang: 20 lớp, 1.663 học viên; 01 đề tài cấp tỉnh, 04 đề tài cấp trường, 01 hội thảo cấp tỉnh, 01 hội thảo cấp trường, 01 tọa đàm cấp trường, 02 cuốn kỷ yếu, 03 số Thông tin lý luận và thực tiễn;</li>"
     "<li>Trường Chính trị Hoàng Đình Giong tỉnh Cao Bằng: 14 lớp, 779 học viên; 02 hội thảo cấp tỉnh, 03 hội thảo cấp trường;</li>"
     "<li>Trường Chính trị tỉnh Lai Châu: 16 lớp, 819 học viên; 01 hội thảo cấp tỉnh, 01 hội thảo cấp trường, 01 cuốn kỷ yếu, 01 số Thông tin lý luận và thực tiễn, 05 bài đăng tạp chí;</li>"
     "<li>Trường Chính trị Hoàng Văn Thụ tỉnh Lạng Sơn: 21 lớp, 1.131 học viên; 01 đề tài cấp tỉnh, 01 đề tài cấp trường, 01 hội thảo cấp trường, 01 cuốn kỷ yếu, 01 số Thông tin lý luận và thực tiễn;</li>"
     "<li>Trường Chính trị tỉnh Lào Cai: 24 lớp, 1.254 học viên; 02 đề tài cấp tỉnh, 07 đề tài cấp trường, 03 hội thảo cấp tỉnh, 01 hội thảo cấp trường, 02 tọa đàm cấp trường, 02 số Thông tin lý luận và thực tiễn, 20 bài đăng tạp chí;</li>"
     "<li>Trường Chính trị tỉnh Sơn La: 27 lớp, 1.727 học viên; 02 đề tài cấp tỉnh, 06 đề tài cấp trường, 02 hội thảo cấp tỉnh.</li>"
     "</ol>"),
    (3, "3", "Công tác nghiên cứu khoa học, tổng kết thực tiễn",
     "<p>Các trường triển khai 09 đề tài khoa học cấp tỉnh, 28 đề tài cấp trường và 02 đề án; tổ chức 10 hội thảo cấp tỉnh, 07 hội thảo và 03 cuộc tọa đàm cấp trường. Về xuất bản, toàn Cụm có 05 cuốn kỷ yếu, 10 số Thông tin lý luận và thực tiễn, 01 sách chuyên khảo và 31 bài đăng tạp chí. Nội dung nghiên cứu hướng vào những vấn đề đặt ra từ thực tiễn địa phương, bổ sung tư liệu cho bài giảng.</p>"),
    (3, "4", "Công tác xây dựng đội ngũ",
     "<p>Theo số liệu chung của Cụm, các trường đã cử 06 người đi đào tạo tiến sĩ, 12 người đào tạo thạc sĩ, 04 người học cao cấp và 02 người học trung cấp lý luận chính trị; có 186 lượt cán bộ, giảng viên được bồi dưỡng và 02 giảng viên đi nghiên cứu thực tế có kỳ hạn. Hoạt động thao giảng thu hút 89 giảng viên ở cấp khoa và 10 giảng viên ở cấp trường.</p>"),
    (3, "5", "Công tác bảo vệ nền tảng tư tưởng của Đảng",
     "<p>Các trường đưa nội dung Nghị quyết số 35-NQ/TW ngày 22 tháng 10 năm 2018 của Bộ Chính trị vào bài giảng và sinh hoạt chuyên môn. Hưởng ứng Cuộc thi chính luận bảo vệ nền tảng tư tưởng của Đảng lần thứ tư, năm 2024, toàn Cụm có 396 tác phẩm dự thi cấp trường, từ đó chọn 36 tác phẩm gửi dự thi cấp tỉnh, đạt tỷ lệ 9,1%.</p>"),
    (3, "6", "Công tác xây dựng trường chính trị chuẩn",
     "<p>Các trường lấy việc hoàn thiện tiêu chí trường chính trị chuẩn làm nội dung thi đua xuyên suốt, rà soát từng tiêu chí còn thiếu và phân công bộ phận chịu trách nhiệm. Trường Chính trị tỉnh Lào Cai đặt mục tiêu đạt chuẩn mức 2 vào năm 2025; các trường chưa đạt chuẩn phấn đấu sớm đạt mức 1.</p>"),
    (2, "III", "ĐÁNH GIÁ CHUNG",
     ""),
    (3, "1", "Ưu điểm",
     "<p>Phong trào thi đua bám sát nhiệm vụ chính trị của từng trường. Hoạt động đào tạo, bồi dưỡng được duy trì ở cả 08 trường; nghiên cứu khoa học có chuyển biến về số lượng và tính ứng dụng; đội ngũ giảng viên tham gia tích cực các hoạt động chuyên môn và đấu tranh trên lĩnh vực tư tưởng.</p>"),
    (3, "2", "Hạn chế",
     "<ul>"
     "<li>Một số trường khai giảng lớp chậm so với kế hoạch; có nơi việc kiện toàn chức danh lãnh đạo còn chậm.</li>"
     "<li>Kết quả chuyển đổi số chưa rõ; hoạt động thư viện ít đổi mới; cơ sở vật chất, trang thiết bị chưa đồng bộ.</li>"
     "<li>Việc xây dựng và nhân rộng mô hình, điển hình tiên tiến trong Cụm còn ít.</li>"
     "<li>Số liệu một số chỉ tiêu chưa được báo cáo đủ: tại Phụ lục, ô ghi dấu “…” là chưa có số liệu, không hiểu là bằng không.</li>"
     "</ul>"),
    (3, "3", "Nguyên nhân của hạn chế",
     "<p>Việc mở lớp phụ thuộc vào kế hoạch cử cán bộ đi học của địa phương và có lúc thay đổi; kinh phí dành cho hạ tầng số còn ít; các trường trao đổi kinh nghiệm chủ yếu qua hội nghị, chưa thành nền nếp thường xuyên. Biểu mẫu số liệu giữa các trường chưa thống nhất nên việc tổng hợp, đối chiếu mất nhiều thời gian.</p>"),
    (2, "IV", "PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2024",
     "<p>Các trường tiếp tục hoàn thiện tiêu chí trường chính trị chuẩn, mở lớp đúng kế hoạch, tăng cường kiểm tra việc chấp hành quy chế giảng dạy và học tập. Cụm thi đua tập trung thực hiện 05 hoạt động chung:</p>"
     "<ol>"
     "<li>Hoạt động giao lưu chào mừng kỷ niệm 75 năm truyền thống Học viện Chính trị quốc gia Hồ Chí Minh, dự kiến tháng 9 năm 2024, do Trường Chính trị tỉnh Hà Giang chủ trì.</li>"
     "<li>Tọa đàm khoa học cấp Cụm “Xây dựng văn hóa trường Đảng ở trường chính trị”, dự kiến tháng 9 năm 2024, tại Trường Chính trị tỉnh Hà Giang.</li>"
     "<li>Tọa đàm khoa học cấp Cụm “Thực hiện tự chủ tài chính tại các trường chính trị Cụm miền núi, biên giới phía Bắc - Thực trạng và những kiến nghị, đề xuất”, dự kiến tháng 11 năm 2024, tại Trường Đào tạo cán bộ Nguyễn Văn Cừ tỉnh Quảng Ninh.</li>"
     "<li>Kiểm tra công tác thi đua, khen thưởng năm 2023 và năm 2024 tại Trường Chính trị Hoàng Đình Giong tỉnh Cao Bằng, dự kiến tháng 9 năm 2024, do Trường Chính trị Hoàng Văn Thụ tỉnh Lạng Sơn chủ trì.</li>"
     "<li>Hội nghị tổng kết phong trào thi đua năm 2024, dự kiến tháng 11 năm 2024, tại Trường Đào tạo cán bộ Nguyễn Văn Cừ tỉnh Quảng Ninh.</li>"
     "</ol>"),
    (2, "V", "KIẾN NGHỊ, ĐỀ XUẤT",
     "<p>Đề nghị Học viện Chính trị quốc gia Hồ Chí Minh:</p>"
     "<ul>"
     "<li>Tiếp tục hỗ trợ các trường sớm đạt chuẩn mức 1 và Trường Chính trị tỉnh Lào Cai đạt chuẩn mức 2 vào năm 2025.</li>"
     "<li>Chỉ đạo thống nhất việc ứng dụng công nghệ số trong quản trị nhà trường và xây dựng mô hình điển hình để các trường học tập.</li>"
     "<li>Hướng dẫn tháo gỡ vướng mắc về cơ chế tự chủ tài chính.</li>"
     "</ul>"),
]  # fmt: skip
COLUMNS = ("Quảng Ninh", "Điện Biên", "Hà Giang", "Cao Bằng", "Lai Châu", "Lạng Sơn", "Lào Cai", "Sơn La")

# A heading, then one line a row: label | unit | a cell for each school or a lone "…" | total | coverage | stated, difference.
FIGURES = """
A. Đào tạo, bồi dưỡng
Số lớp đào tạo, bồi dưỡng | lớp | 97 15 20 14 16 21 24 27 | 234 | 8/8 | 238 +4
Số học viên | người | 3.864 1.206 1.663 779 819 1.131 1.254 1.727 | 12.443 | 8/8 | 12.378 −65
Bình quân học viên một lớp | người/lớp | 39,8 80,4 83,2 55,6 51,2 53,9 52,3 64,0 | 53,2 | 8/8 |
B. Nghiên cứu khoa học, tổng kết thực tiễn
Đề tài khoa học cấp tỉnh | đề tài | 3 … 1 … … 1 2 2 | 9 | 5/8 | 9 0
Đề tài khoa học cấp trường | đề tài | 6 4 4 … … 1 7 6 | 28 | 6/8 |
Đề án | đề án | 2 … … … … … … … | 2 | 1/8 |
Hội thảo khoa học cấp tỉnh | hội thảo | 1 … 1 2 1 … 3 2 | 10 | 6/8 |
Hội thảo khoa học cấp trường | hội thảo | … … 1 3 1 1 1 … | 7 | 5/8 |
Tọa đàm cấp trường | cuộc | … … 1 … … … 2 … | 3 | 2/8 |
Kỷ yếu khoa học | cuốn | … 1 2 … 1 1 … … | 5 | 4/8 |
Số Thông tin lý luận và thực tiễn | số | 2 1 3 … 1 1 2 … | 10 | 6/8 |
Sách chuyên khảo | cuốn | 1 … … … … … … … | 1 | 1/8 |
Bài đăng tạp chí | bài | 2 4 … … 5 … 20 … | 31 | 4/8 |
C. Xây dựng đội ngũ (chỉ có số toàn Cụm)
Cử đi đào tạo tiến sĩ | người | … | … | 0/8 | 6
Cử đi đào tạo thạc sĩ | người | … | … | 0/8 | 12
Cử học cao cấp lý luận chính trị | người | … | … | 0/8 | 4
Cử học trung cấp lý luận chính trị | người | … | … | 0/8 | 2
Lượt bồi dưỡng | lượt | … | … | 0/8 | 186
Nghiên cứu thực tế có kỳ hạn | giảng viên | … | … | 0/8 | 2
Thao giảng cấp khoa | giảng viên | … | … | 0/8 | 89
Thao giảng cấp trường | giảng viên | … | … | 0/8 | 10
D. Bảo vệ nền tảng tư tưởng của Đảng (chỉ có số toàn Cụm)
Tác phẩm dự thi cấp trường | tác phẩm | … | … | 0/8 | 396
Tác phẩm gửi dự thi cấp tỉnh | tác phẩm | … | … | 0/8 | 36
"""
